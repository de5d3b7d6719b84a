-- What stands in the stores and what went through them, in parts: each statement that changes a part leaves one
-- narrow row per store and day or class; a job folds them into stock_count; readers add both (decision 013).
CREATE TYPE "stock_part" AS ENUM ('CAME', 'WENT', 'RECORD', 'AGE', 'HOUR', 'FINAL', 'CLASS', 'READY');

CREATE TABLE "stock_count" (
    "part" "stock_part" NOT NULL,
    "day" DATE NOT NULL,
    "store_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "items" INTEGER NOT NULL,
    "rials" BIGINT NOT NULL,

    CONSTRAINT "stock_count_pkey" PRIMARY KEY ("part", "day", "store_id", "code")
);

CREATE TABLE "stock_count_delta" (
    "id" BIGSERIAL NOT NULL,
    "part" "stock_part" NOT NULL,
    "day" DATE NOT NULL,
    "store_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "items" INTEGER NOT NULL,
    "rials" BIGINT NOT NULL,

    CONSTRAINT "stock_count_delta_pkey" PRIMARY KEY ("id")
);

CREATE VIEW stock_counts WITH (security_invoker = true) AS
  SELECT part, store_id, day, code, items, rials FROM stock_count
  UNION ALL
  SELECT part, store_id, day, code, items, rials FROM stock_count_delta;

CREATE FUNCTION didban_tehran_day(at timestamptz) RETURNS date LANGUAGE sql STABLE
  RETURN (at AT TIME ZONE 'Asia/Tehran')::date;

-- Where the law stands for goods, as in stock_item.
CREATE FUNCTION didban_legal(final_at timestamptz, ordered boolean) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN ordered THEN 'ORDERED' WHEN final_at IS NOT NULL THEN 'FINAL' ELSE 'AWAITING_RULING' END;

-- The hour of discovery in Tehran and the standing, `07 FINAL`.
CREATE FUNCTION didban_hour_legal(discovered_at timestamptz, final_at timestamptz, ordered boolean) RETURNS text
  LANGUAGE sql STABLE
  RETURN to_char(discovered_at AT TIME ZONE 'Asia/Tehran', 'HH24 ') || didban_legal(final_at, ordered);

-- An item's legal standing lies in other rows than its own. Whoever changes what a count of both depends on takes
-- the seizure's row first, so that of two at once the second sees what the first did.
CREATE FUNCTION didban_lock_seizures(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM 1 FROM seizure WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
  END
$$;

-- Counts items as they are now in, and as they were before out; what is the same in both leaves no row.
CREATE FUNCTION didban_count_items(now_so seized_item[], before_so seized_item[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM didban_lock_seizures(ARRAY(
      SELECT seizure_id FROM unnest(now_so || before_so) WHERE state IN ('STORED', 'READY_FOR_DISPOSAL')));
    INSERT INTO stock_count_delta (part, store_id, day, code, items, rials)
    WITH item AS MATERIALIZED (
        SELECT i.id, i.store_id, i.class_code, i.state, i.stored_at, i.out_at, coalesce(i.value_rial, 0) AS rials,
          i.store_id IS NOT NULL AND i.state IN ('STORED', 'READY_FOR_DISPOSAL') AS held,
          i.sign, s.discovered_at, c.final_at, d.id IS NOT NULL AS ordered
        FROM (SELECT *, 1 AS sign FROM unnest(now_so) UNION ALL SELECT *, -1 FROM unnest(before_so)) AS i
          JOIN seizure s ON s.id = i.seizure_id
          LEFT JOIN case_file c ON c.seizure_id = i.seizure_id
          LEFT JOIN disposition_order d ON d.case_id = c.id),
      part AS (
        SELECT 'RECORD'::stock_part AS part, store_id, didban_tehran_day(stored_at) AS day, '' AS code, sign, rials
        FROM item WHERE store_id IS NOT NULL AND stored_at IS NOT NULL
        UNION ALL
        SELECT 'RECORD', store_id, didban_tehran_day(out_at), '', -sign, rials
        FROM item WHERE store_id IS NOT NULL AND stored_at IS NOT NULL AND out_at IS NOT NULL
        UNION ALL
        SELECT 'AGE', store_id, didban_tehran_day(discovered_at), didban_legal(final_at, ordered), sign, rials
        FROM item WHERE held
        UNION ALL
        SELECT 'HOUR', store_id, didban_tehran_day(discovered_at), didban_hour_legal(discovered_at, final_at, ordered), sign, rials
        FROM item WHERE held
        UNION ALL
        SELECT 'FINAL', store_id, didban_tehran_day(final_at), '', sign, rials FROM item WHERE held AND final_at IS NOT NULL
        UNION ALL
        SELECT 'CLASS', store_id, date 'epoch', class_code, sign, rials FROM item WHERE held
        UNION ALL
        SELECT 'READY', store_id, date 'epoch', '', sign, rials FROM item WHERE held AND state = 'READY_FOR_DISPOSAL'
        UNION ALL
        -- The ledger's flows are worth what their items are worth now.
        SELECT CASE e.kind WHEN 'RECEIVED' THEN 'CAME'::stock_part ELSE 'WENT' END, e.holder_id, didban_tehran_day(e.at), '',
          i.sign, i.rials
        FROM item i JOIN custody_event e ON e.item_id = i.id AND e.kind IN ('RECEIVED', 'HANDED_OUT')
          JOIN office o ON o.id = e.holder_id AND o.kind = 'STORE')
    SELECT part, store_id, day, code, sum(sign), sum(sign * rials) FROM part
    GROUP BY 1, 2, 3, 4 HAVING sum(sign) <> 0 OR sum(sign * rials) <> 0;
  END
$$;

CREATE FUNCTION didban_items_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    now_so seized_item[];
    before_so seized_item[];
  BEGIN
    IF TG_OP = 'INSERT' THEN
      -- No event can be there before its item.
      SELECT array_agg(a) INTO now_so FROM added a WHERE a.store_id IS NOT NULL;
    ELSE
      SELECT array_agg(a), array_agg(r) INTO now_so, before_so FROM added a JOIN removed r ON r.id = a.id
      WHERE (a.state, a.store_id, a.stored_at, a.out_at, a.value_rial)
        IS DISTINCT FROM (r.state, r.store_id, r.stored_at, r.out_at, r.value_rial);
    END IF;
    IF now_so IS NOT NULL THEN PERFORM didban_count_items(now_so, before_so); END IF;
    RETURN NULL;
  END
$$;
CREATE TRIGGER seized_item_count_insert AFTER INSERT ON seized_item
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION didban_items_changed();
CREATE TRIGGER seized_item_count_update AFTER UPDATE ON seized_item
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION didban_items_changed();

-- What the ledger says came in and went out. The item's row is locked already, by the ledger's own trigger.
CREATE FUNCTION didban_custody_flowed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO stock_count_delta (part, store_id, day, code, items, rials)
    SELECT CASE e.kind WHEN 'RECEIVED' THEN 'CAME'::stock_part ELSE 'WENT' END, e.holder_id, didban_tehran_day(e.at), '',
      count(*), coalesce(sum(i.value_rial), 0)
    FROM added e JOIN seized_item i ON i.id = e.item_id JOIN office o ON o.id = e.holder_id AND o.kind = 'STORE'
    WHERE e.kind IN ('RECEIVED', 'HANDED_OUT') GROUP BY 1, 2, 3;
    RETURN NULL;
  END
$$;
CREATE TRIGGER custody_event_count AFTER INSERT ON custody_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION didban_custody_flowed();

-- Held goods of some seizures go from one legal standing to another: for each seizure its ruling's final moment and
-- whether an order is there, before and now.
CREATE FUNCTION didban_count_standing(
  ids uuid[], final_before timestamptz[], final_now timestamptz[], ordered_before boolean[], ordered_now boolean[]
) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO stock_count_delta (part, store_id, day, code, items, rials)
    WITH item AS MATERIALIZED (
        SELECT i.store_id, coalesce(i.value_rial, 0) AS rials, s.discovered_at, v.sign, v.final_at, v.ordered
        FROM unnest(ids, final_before, final_now, ordered_before, ordered_now)
            AS g(seizure_id, final_before, final_now, ordered_before, ordered_now)
          CROSS JOIN LATERAL (VALUES (-1, g.final_before, g.ordered_before), (1, g.final_now, g.ordered_now)) AS v(sign, final_at, ordered)
          JOIN seizure s ON s.id = g.seizure_id
          JOIN seized_item i ON i.seizure_id = s.id AND i.store_id IS NOT NULL AND i.state IN ('STORED', 'READY_FOR_DISPOSAL')),
      part AS (
        SELECT 'AGE'::stock_part AS part, store_id, didban_tehran_day(discovered_at) AS day,
          didban_legal(final_at, ordered) AS code, sign, rials FROM item
        UNION ALL
        SELECT 'HOUR', store_id, didban_tehran_day(discovered_at), didban_hour_legal(discovered_at, final_at, ordered), sign, rials
        FROM item
        UNION ALL
        SELECT 'FINAL', store_id, didban_tehran_day(final_at), '', sign, rials FROM item WHERE final_at IS NOT NULL)
    SELECT part, store_id, day, code, sum(sign), sum(sign * rials) FROM part
    GROUP BY 1, 2, 3, 4 HAVING sum(sign) <> 0 OR sum(sign * rials) <> 0;
  END
$$;

CREATE FUNCTION didban_case_counted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      PERFORM didban_lock_seizures(ARRAY(SELECT seizure_id FROM added WHERE final_at IS NOT NULL));
      PERFORM didban_count_standing(array_agg(a.seizure_id), array_agg(NULL::timestamptz), array_agg(a.final_at),
        array_agg(false), array_agg(false))
      FROM added a WHERE a.final_at IS NOT NULL HAVING count(*) > 0;
    ELSE
      PERFORM didban_lock_seizures(ARRAY(
        SELECT a.seizure_id FROM added a JOIN removed r ON r.id = a.id WHERE a.final_at IS DISTINCT FROM r.final_at));
      PERFORM didban_count_standing(array_agg(a.seizure_id), array_agg(r.final_at), array_agg(a.final_at),
        array_agg(d.id IS NOT NULL), array_agg(d.id IS NOT NULL))
      FROM added a JOIN removed r ON r.id = a.id LEFT JOIN disposition_order d ON d.case_id = a.id
      WHERE a.final_at IS DISTINCT FROM r.final_at HAVING count(*) > 0;
    END IF;
    RETURN NULL;
  END
$$;
CREATE TRIGGER case_file_count_insert AFTER INSERT ON case_file
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION didban_case_counted();
CREATE TRIGGER case_file_count_update AFTER UPDATE ON case_file
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION didban_case_counted();

CREATE FUNCTION didban_order_counted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM didban_lock_seizures(ARRAY(SELECT c.seizure_id FROM added a JOIN case_file c ON c.id = a.case_id));
    PERFORM didban_count_standing(array_agg(c.seizure_id), array_agg(c.final_at), array_agg(c.final_at),
      array_agg(false), array_agg(true))
    FROM added a JOIN case_file c ON c.id = a.case_id HAVING count(*) > 0;
    RETURN NULL;
  END
$$;
CREATE TRIGGER disposition_order_count AFTER INSERT ON disposition_order
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION didban_order_counted();

CREATE FUNCTION didban_fold_stock_counts() RETURNS bigint LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    folded bigint;
  BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('didban_fold_stock_counts', 0)) THEN RETURN 0; END IF;
    WITH taken AS (DELETE FROM stock_count_delta RETURNING *),
      summed AS (
        SELECT part, store_id, day, code, sum(items) AS items, sum(rials) AS rials, count(*) AS rows
        FROM taken GROUP BY 1, 2, 3, 4),
      kept AS (
        INSERT INTO stock_count AS c (part, store_id, day, code, items, rials)
        SELECT part, store_id, day, code, items, rials FROM summed
        ON CONFLICT (part, day, store_id, code) DO UPDATE SET
          items = c.items + EXCLUDED.items, rials = c.rials + EXCLUDED.rials)
    SELECT coalesce(sum(rows), 0) INTO folded FROM summed;
    -- Days whose goods are all gone: the table is as long as what is held is old.
    IF folded > 0 THEN DELETE FROM stock_count WHERE items = 0 AND rials = 0; END IF;
    RETURN folded;
  END
$$;

-- What is there already, the items' flows with them.
DO $$
  BEGIN
    PERFORM didban_count_items(array_agg(i), NULL) FROM seized_item i HAVING count(*) > 0;
  END
$$;
SELECT didban_fold_stock_counts();
