// POST /admin/returns-station/refunds: one refund per key, however often and wherever it is asked.
//
// The key is held by an advisory lock of the database that all Medusa processes share, to the end
// of the transaction below; no lock provider need be configured for that. Under the lock the key
// is looked for as a refund's note, and only a key nobody used is booked. A second request with
// the key is told what stands there, and refused where it asks for anything else.

const { ContainerRegistrationKeys, MathBN, MedusaError } = require("@medusajs/framework/utils")
const { refundPaymentWorkflow } = require("@medusajs/medusa/core-flows")

const KEY = /^[A-Za-z0-9:_-]{8,64}$/
const AMOUNT = /^[0-9]{1,12}(\.[0-9]{1,6})?$/
const LOCK_WAIT = "5s"
const LOCK_NOT_AVAILABLE = "55P03"

function invalid(message) {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message)
}

function asked(req) {
  const key = req.get("Idempotency-Key") || ""
  const body = req.body || {}
  if (!KEY.test(key)) throw invalid("Idempotency-Key: 8 to 64 of A-Z a-z 0-9 : _ -")
  if (typeof body.payment_id !== "string" || !body.payment_id) throw invalid("payment_id")
  if (typeof body.amount !== "string" || !AMOUNT.test(body.amount) || !Number(body.amount)) {
    throw invalid("amount: a positive decimal as text")
  }
  if (typeof body.currency_code !== "string") throw invalid("currency_code")
  return { key, payment_id: body.payment_id, amount: body.amount, currency: body.currency_code }
}

async function booked(query, key) {
  const { data } = await query.graph({
    entity: "refund",
    fields: ["id", "amount", "raw_amount", "note", "created_at", "payment_id", "payment.currency_code"],
    filters: { note: key },
  })
  return data
}

function said(refund) {
  return {
    id: refund.id,
    amount: String(refund.raw_amount?.value ?? refund.amount),
    currency_code: refund.payment.currency_code,
    payment_id: refund.payment_id,
    created_at: refund.created_at,
  }
}

function isTheSame(refund, want) {
  return (
    refund.payment_id === want.payment_id &&
    refund.payment.currency_code.toLowerCase() === want.currency.toLowerCase() &&
    MathBN.eq(refund.raw_amount?.value ?? refund.amount, want.amount)
  )
}

async function book(scope, query, want, actor) {
  const { data } = await query.graph({
    entity: "payment",
    fields: ["id", "currency_code"],
    filters: { id: want.payment_id },
  })
  if (!data.length) throw invalid("payment_id: no such payment")
  if (data[0].currency_code.toLowerCase() !== want.currency.toLowerCase()) {
    throw invalid("currency_code: the payment is in another currency")
  }
  await refundPaymentWorkflow(scope).run({
    input: { payment_id: want.payment_id, amount: want.amount, note: want.key, created_by: actor },
  })
}

async function underLock(req, want) {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const before = await booked(query, want.key)
  if (before.length > 1) {
    return { status: 409, body: { code: "key_stands_twice", refunds: before.map(said) } }
  }
  if (before.length === 1) {
    const same = isTheSame(before[0], want)
    return same
      ? { status: 200, body: { refund: said(before[0]) } }
      : { status: 422, body: { code: "key_reused", refund: said(before[0]) } }
  }
  await book(req.scope, query, want, req.auth_context?.actor_id)
  const after = await booked(query, want.key)
  return { status: 201, body: { refund: said(after[0]) } }
}

exports.POST = async (req, res) => {
  const want = asked(req)
  const database = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  try {
    const answer = await database.transaction(async (transaction) => {
      await transaction.raw(`SET LOCAL lock_timeout = '${LOCK_WAIT}'`)
      await transaction.raw("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", [
        "returns-station:" + want.key,
      ])
      return await underLock(req, want)
    })
    res.status(answer.status).json(answer.body)
  } catch (problem) {
    if (problem?.code !== LOCK_NOT_AVAILABLE) throw problem
    // somebody else is booking this key right now: nothing was done here
    res.status(503).json({ code: "key_is_being_booked" })
  }
}
