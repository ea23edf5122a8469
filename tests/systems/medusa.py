"""A real Medusa 2 for tests: installed from its packages, started on a database of its own, seeded.

Tests may read its tables; what they change there goes through its own admin API, as a clerk's
browser does.
"""

from __future__ import annotations

import json
import shutil
import uuid
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import requests

from sync.connectors.port import OrderLine, ReturnRef
from tests.sync.connectors.behaviour import Sold
from tests.systems.postgres import PrivatePostgres
from tests.systems.running import REPOSITORY, Running, free_port, run

VERSION = "2.21.2"
PACKAGES = ("@medusajs/cli", "@medusajs/framework", "@medusajs/medusa")
PLUGIN = REPOSITORY / "sync" / "connectors" / "medusa_plugin"
DATABASE = "medusa"
CURRENCY = "EUR"
EMAIL, PASSWORD = "admin@example.com", "supersecret"  # of a database that is thrown away
ENVIRONMENT = {"MEDUSA_DISABLE_TELEMETRY": "true", "NODE_ENV": "production"}
CONFIG = """\
const { defineConfig } = require("@medusajs/framework/utils")
const secret = "of-a-database-that-is-thrown-away-0123456789"
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    http: {
      storeCors: "http://localhost:8000", adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000", jwtSecret: secret, cookieSecret: secret,
    },
  },
  admin: { disable: true },
})
"""


def install(systems: Path) -> Path:
    """The folder of an installed Medusa; nothing is fetched where it is there already."""
    folder = systems / "medusa"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = json.dumps({"private": True, "dependencies": dict.fromkeys(PACKAGES, VERSION)})
    manifest, done = folder / "package.json", folder / "installed"
    if not (done.is_file() and done.read_text() == wanted):
        manifest.write_text(wanted)
        # it asks for a newer Node than it needs; no package's own script has to run
        flags = ["--no-audit", "--no-fund", "--legacy-peer-deps", "--ignore-scripts"]
        run(["npm", "install", *flags], cwd=folder, env=ENVIRONMENT, limit_s=900)
        done.write_text(wanted)
    (folder / "medusa-config.js").write_text(CONFIG)
    shutil.rmtree(folder / "src", ignore_errors=True)
    shutil.copytree(PLUGIN / "api", folder / "src" / "api")
    return folder


@dataclass(kw_only=True)
class Shop:
    """What every order of a run has in common."""

    region: str
    channel: str
    location: str
    shipping: str
    return_shipping: str
    run: str = field(default_factory=lambda: uuid.uuid4().hex[:8])
    orders: int = 0


class Medusa:
    """One database and any number of processes over it."""

    def __init__(self, systems: Path, logs: Path) -> None:
        """Installs what is missing, lays the database; `start` starts a process."""
        self.folder = install(systems)
        self._logs = logs
        self.postgres = PrivatePostgres()
        self.processes: list[Running] = []
        self.urls: list[str] = []
        self.secret_key = ""
        self.session = requests.Session()
        self.session.trust_env = False
        self._shop: Shop | None = None

    def up(self) -> None:
        """From nothing to a served, seeded shop: about half a minute."""
        self.postgres.start()
        self.postgres.create(DATABASE)
        self._medusa("db:migrate")
        self._medusa("user", "-e", EMAIL, "-p", PASSWORD)
        self.start()
        answer = self.session.post(
            self.urls[0] + "/auth/user/emailpass", json={"email": EMAIL, "password": PASSWORD}
        )
        self.session.headers["Authorization"] = f"Bearer {answer.json()['token']}"
        key = self.post("/admin/api-keys", title="Returns Station", type="secret")
        self.secret_key = key["api_key"]["token"]
        self._shop = self._open_shop()

    def start(self) -> str:
        """One more process; its address."""
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        process = Running(
            command=["node", self.folder / "node_modules/.bin/medusa", "start"],
            cwd=self.folder,
            log=self._logs / f"medusa-{len(self.processes)}.log",
            env={**self._environment, "PORT": str(port), "HOST": "127.0.0.1"},
        )
        process.start(lambda: _is_healthy(url), limit_s=120)
        self.processes.append(process)
        self.urls.append(url)
        return url

    def stop(self) -> None:
        for process in self.processes:
            process.stop()
        self.postgres.stop()

    @property
    def _environment(self) -> dict[str, str]:
        return {**ENVIRONMENT, "DATABASE_URL": self.postgres.url(DATABASE)}

    def _medusa(self, *arguments: str) -> None:
        program = self.folder / "node_modules/.bin/medusa"
        run(["node", program, *arguments], cwd=self.folder, env=self._environment)

    # --- its admin API, as a clerk's browser uses it

    def post(self, path: str, **content: Any) -> Any:
        answer = self.session.post(self.urls[0] + path, json=content)
        assert answer.ok, (path, answer.status_code, answer.text[:600])
        return answer.json()

    def get(self, path: str) -> Any:
        answer = self.session.get(self.urls[0] + path)
        assert answer.ok, (path, answer.status_code, answer.text[:600])
        return answer.json()

    def _open_shop(self) -> Shop:
        name = uuid.uuid4().hex[:6]
        store = self.get("/admin/stores")["stores"][0]
        currency = [{"currency_code": CURRENCY.lower(), "is_default": True}]
        self.post(f"/admin/stores/{store['id']}", supported_currencies=currency)
        channels = self.get("/admin/sales-channels")["sales_channels"]
        channel = (channels or [self.post("/admin/sales-channels", name="Web")["sales_channel"]])[0]
        region = self.post(
            "/admin/regions",
            name="EU",
            currency_code=CURRENCY.lower(),
            countries=["de"],
            payment_providers=["pp_system_default"],
            automatic_taxes=False,
        )["region"]
        location = self.post("/admin/stock-locations", name=f"Returns {name}")["stock_location"]
        at = f"/admin/stock-locations/{location['id']}"
        self.post(f"{at}/fulfillment-providers", add=["manual_manual"])
        self.post(f"{at}/sales-channels", add=[channel["id"]])
        located = self.post(
            f"{at}/fulfillment-sets?fields=*fulfillment_sets", name=name, type="shipping"
        )["stock_location"]
        sets = f"/admin/fulfillment-sets/{located['fulfillment_sets'][0]['id']}"
        zone = self.post(
            f"{sets}/service-zones",
            name=name,
            geo_zones=[{"type": "country", "country_code": "de"}],
        )["fulfillment_set"]["service_zones"][0]
        profiles = self.get("/admin/shipping-profiles")["shipping_profiles"]
        profile = (
            profiles
            or [self.post("/admin/shipping-profiles", name="D", type="default")["shipping_profile"]]
        )[0]
        ways = [self._shipping(zone["id"], profile["id"], is_return=one) for one in (False, True)]
        return Shop(
            region=region["id"],
            channel=channel["id"],
            location=location["id"],
            shipping=ways[0],
            return_shipping=ways[1],
        )

    def _shipping(self, zone: str, profile: str, *, is_return: bool) -> str:
        name = "Back" if is_return else "Out"
        option = self.post(
            "/admin/shipping-options",
            name=name,
            service_zone_id=zone,
            shipping_profile_id=profile,
            provider_id="manual_manual",
            price_type="flat",
            type={"label": name, "description": name, "code": name.lower()},
            prices=[{"currency_code": CURRENCY.lower(), "amount": 0}],
            rules=[
                {"attribute": "is_return", "value": str(is_return).lower(), "operator": "eq"},
                {"attribute": "enabled_in_store", "value": "true", "operator": "eq"},
            ],
        )
        return str(option["shipping_option"]["id"])

    def sold(self, *paid_minor: int, pieces: int = 1) -> Sold:
        """A fresh order of one line per amount, paid and delivered, its return requested."""
        shop = self._shop
        assert shop is not None
        shop.orders += 1
        number, tracking = f"RMA-{shop.run}-{shop.orders}", f"SF{shop.run}{shop.orders:05}"
        order = self._paid_order(shop, paid_minor, pieces)
        items = sorted(order["items"], key=lambda item: str(item["title"]))
        ids = [{"id": item["id"], "quantity": pieces} for item in items]
        self._deliver(shop, order["id"], ids)
        said = {"rma": number, "return_tracking": tracking}
        back = self.post(
            "/admin/returns", order_id=order["id"], location_id=shop.location, metadata=said
        )["return"]
        self.post(f"/admin/returns/{back['id']}/request-items", items=ids)
        self.post(
            f"/admin/returns/{back['id']}/shipping-method", shipping_option_id=shop.return_shipping
        )
        self.post(f"/admin/returns/{back['id']}/request")
        return Sold(
            lines=tuple(OrderLine(order_ref=order["id"], order_line=one["id"]) for one in items),
            paid_minor=paid_minor,
            currency=CURRENCY,
            announced=ReturnRef(ref=back["id"], number=number),
            tracking=tracking,
        )

    def _paid_order(self, shop: Shop, paid_minor: tuple[int, ...], pieces: int) -> Any:
        street = {
            "first_name": "Li",
            "last_name": "Wei",
            "address_1": "Hauptstr 1",
            "city": "Berlin",
            "country_code": "de",
            "postal_code": "10115",
        }
        draft = self.post(
            "/admin/draft-orders",
            region_id=shop.region,
            sales_channel_id=shop.channel,
            email="li@example.com",
            shipping_address=street,
            billing_address=street,
            items=[
                {"title": f"Part {n:03}", "quantity": pieces, "unit_price": minor / 100 / pieces}
                for n, minor in enumerate(paid_minor)
            ],
            shipping_methods=[
                {"name": "Out", "shipping_option_id": shop.shipping, "amount": 0},
            ],
        )["draft_order"]
        order = self.post(f"/admin/draft-orders/{draft['id']}/convert-to-order")["order"]
        fields = "*items,*payment_collections,total"
        order = self.get(f"/admin/orders/{order['id']}?fields={fields}")["order"]
        due = order["payment_collections"]
        if not due:
            whole = {"order_id": order["id"], "amount": order["total"]}
            due = [self.post("/admin/payment-collections", **whole)["payment_collection"]]
        self.post(f"/admin/payment-collections/{due[0]['id']}/mark-as-paid", order_id=order["id"])
        return order

    def _deliver(self, shop: Shop, order: str, items: list[dict[str, Any]]) -> None:
        sent = self.post(
            f"/admin/orders/{order}/fulfillments?fields=*fulfillments",
            location_id=shop.location,
            shipping_option_id=shop.shipping,
            items=items,
        )["order"]["fulfillments"][0]["id"]
        label = {"tracking_number": "OUT", "tracking_url": "#", "label_url": "#"}
        at = f"/admin/orders/{order}/fulfillments/{sent}"
        self.post(f"{at}/shipments", items=items, labels=[label])
        self.post(f"{at}/mark-as-delivered")

    def payments(self, order: str) -> list[str]:
        """Ids of an order's payments."""
        fields = "fields=*payment_collections.payments"
        found = self.get(f"/admin/orders/{order}?{fields}")["order"]["payment_collections"]
        return [one["id"] for collection in found for one in collection["payments"]]

    def refund_by_hand(self, line: OrderLine, amount_minor: int) -> None:
        """As the admin's own page does it."""
        (payment, *_) = self.payments(line.order_ref)
        self.post(f"/admin/payments/{payment}/refund", amount=amount_minor / 100)

    # --- its own tables

    def rows(self, order: str) -> list[tuple[str, Decimal]]:
        """Note and amount of every refund of the order, as Medusa stored them."""
        found = self.postgres.sql(
            DATABASE,
            "SELECT coalesce(r.note, ''), (r.raw_amount->>'value') FROM refund r"
            " JOIN payment p ON p.id = r.payment_id"
            " JOIN order_payment_collection c ON c.payment_collection_id = p.payment_collection_id"
            " WHERE c.order_id = :'order_id' AND r.deleted_at IS NULL ORDER BY r.created_at",
            order_id=order,
        )
        return [(note, Decimal(amount)) for note, amount in found]

    def photos(self, of: ReturnRef) -> list[bytes]:
        """The bytes behind every photo address in the return's metadata."""
        metadata = self.get(f"/admin/returns/{of.ref}?fields=metadata")["return"]["metadata"] or {}
        names = [
            str(address).rsplit("/", 1)[1]
            for name, address in metadata.items()
            if name.startswith("station_photo_")
        ]
        return [(self.folder / "static" / name).read_bytes() for name in names]


def _is_healthy(url: str) -> bool:
    try:
        return requests.get(url + "/health", timeout=2).ok
    except requests.RequestException:
        return False
