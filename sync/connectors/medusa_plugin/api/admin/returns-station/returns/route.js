// GET /admin/returns-station/returns?code=…: the returns with exactly this number.
//
// Looked at are the return's number and tracking numbers in its metadata, its own id, and the id
// and the displayed number of its order. Medusa's own list knows no filter on metadata.

const { ContainerRegistrationKeys, MedusaError } = require("@medusajs/framework/utils")

const MOST = 50
const FOUND = `
  SELECT r.id FROM "return" r JOIN "order" o ON o.id = r.order_id
  WHERE r.deleted_at IS NULL AND (
    r.id = :code OR r.order_id = :code OR o.display_id::text = :code
    OR r.metadata->>'rma' = :code
    OR :code = ANY (regexp_split_to_array(r.metadata->>'return_tracking', '\\s*;\\s*'))
  )
  ORDER BY r.id LIMIT ${MOST}`

exports.GET = async (req, res) => {
  const code = req.query.code
  if (typeof code !== "string" || !code || code.length > 200 || code.includes("\0")) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "code: text of 1 to 200 characters")
  }
  const database = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await database.raw(FOUND, { code })
  res.json({ ids: rows.map((row) => row.id) })
}
