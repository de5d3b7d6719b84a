-- Until when goods must be disposed of: so long after the final ruling as the rule valid on that day says
-- (Anti-Smuggling Law art. 56); the last day included. None where no rule was valid.
CREATE FUNCTION didban_disposition_due(final_day date) RETURNS date LANGUAGE plpgsql STABLE AS $$
  DECLARE
    rule legal_rule;
  BEGIN
    SELECT * INTO rule FROM legal_rule
      WHERE kind = 'DISPOSITION_PERIOD' AND amount_rial IS NULL
        AND valid_from <= final_day AND (valid_to IS NULL OR final_day < valid_to)
      ORDER BY valid_from DESC LIMIT 1;
    IF rule.months IS NULL THEN RETURN final_day + rule.days; END IF;
    RETURN didban_jalali_add_months(final_day, rule.months);
  END
$$;

-- The same for each day on which a ruling became final that still waits for its end: a list reckons once a day,
-- not once a row.
CREATE VIEW disposition_clock WITH (security_invoker = true) AS
  WITH clock AS MATERIALIZED (
    SELECT final_day, didban_disposition_due(final_day) AS due_on
    FROM (SELECT DISTINCT (final_at AT TIME ZONE 'Asia/Tehran')::date AS final_day
      FROM case_file WHERE state = 'FINAL') AS d
  )
  SELECT final_day, due_on FROM clock;

-- Everything that ever came into a store, with where the law stands: one place says what that means.
CREATE VIEW stock_item WITH (security_invoker = true) AS
  SELECT i.id, i.seizure_id, i.ordinal, i.description, i.class_code, i.quantity, i.unit, i.value_rial, i.state,
    i.store_id, i.bay_id, i.stored_at, i.out_at, s.number AS seizure_number, s.discovered_at, s.legal_kind,
    CASE
      WHEN d.id IS NOT NULL THEN 'ORDERED'
      WHEN c.final_at IS NOT NULL THEN 'FINAL'
      ELSE 'AWAITING_RULING'
    END AS legal,
    c.final_at, (c.final_at AT TIME ZONE 'Asia/Tehran')::date AS final_day
  FROM seized_item i
    JOIN seizure s ON s.id = i.seizure_id
    LEFT JOIN case_file c ON c.seizure_id = s.id
    LEFT JOIN disposition_order d ON d.case_id = c.id
  WHERE i.store_id IS NOT NULL;
