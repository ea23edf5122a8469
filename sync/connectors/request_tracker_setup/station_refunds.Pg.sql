-- One row per refund that was booked, written in the transaction that makes its ticket. The primary
-- key is what holds when two requests with one key arrive at the same time.
CREATE TABLE StationRefunds (
  RefundKey VARCHAR(64) NOT NULL PRIMARY KEY,
  Ticket INTEGER NOT NULL UNIQUE,
  Payload VARCHAR(64) NOT NULL
);
