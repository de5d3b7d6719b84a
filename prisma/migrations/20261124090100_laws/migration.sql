-- Every law of states in one table, and one trigger that keeps them. Compared with the typed tables of
-- lib/*/rules.ts by a test. A new move is a new row in a migration.
INSERT INTO state_move (subject_type, from_state, to_state) VALUES
  ('SCAN', 'SCANNED', 'CLEARED'),
  ('SCAN', 'SCANNED', 'REFERRED'),
  ('SCAN', 'SCANNED', 'RESCAN'),
  ('SCAN', 'REFERRED', 'INSPECTING'),
  ('SCAN', 'INSPECTING', 'RELEASED'),
  ('SCAN', 'INSPECTING', 'SEIZED'),
  ('SEIZURE', 'RECORDED', 'APPRAISED'),
  ('SEIZURE', 'APPRAISED', 'DELIVERED'),
  ('SEIZURE', 'APPRAISED', 'HELD_BY_DISCOVERER'),
  ('SEIZURE', 'DELIVERED', 'ADJUDICATING'),
  ('SEIZURE', 'HELD_BY_DISCOVERER', 'ADJUDICATING'),
  ('SEIZURE', 'ADJUDICATING', 'CLOSED'),
  ('ITEM', 'WITH_DISCOVERER', 'STORED'),
  ('ITEM', 'WITH_DISCOVERER', 'READY_FOR_DISPOSAL'),
  ('ITEM', 'STORED', 'READY_FOR_DISPOSAL'),
  ('ITEM', 'READY_FOR_DISPOSAL', 'OUT'),
  ('CASE', 'FILED', 'FIRST_INSTANCE'),
  ('CASE', 'FILED', 'TRANSFERRED'),
  ('CASE', 'FIRST_INSTANCE', 'TRANSFERRED'),
  ('CASE', 'FIRST_INSTANCE', 'RULED'),
  ('CASE', 'RULED', 'NOTIFIED'),
  ('CASE', 'NOTIFIED', 'APPEALED'),
  ('CASE', 'APPEALED', 'FINAL'),
  ('CASE', 'NOTIFIED', 'FINAL'),
  ('CASE', 'FINAL', 'CLOSED'),
  ('ORDER', 'ORDERED', 'SET_APART'),
  ('ORDER', 'SET_APART', 'CLOSED'),
  ('ROUTE_REPORT', 'SUBMITTED', 'CORROBORATED'),
  ('ROUTE_REPORT', 'SUBMITTED', 'REFUTED'),
  ('INTERVENTION', 'PLANNED', 'ACTIVE'),
  ('INTERVENTION', 'ACTIVE', 'ENDED'),
  ('INTERVENTION', 'PLANNED', 'CANCELLED'),
  ('SCANNER', 'COMMISSIONING', 'IN_SERVICE'),
  ('SCANNER', 'IN_SERVICE', 'OUT_OF_SERVICE'),
  ('SCANNER', 'OUT_OF_SERVICE', 'IN_SERVICE'),
  ('SCANNER', 'IN_SERVICE', 'RETIRED'),
  ('SCANNER', 'OUT_OF_SERVICE', 'RETIRED'),
  ('RESOLUTION', 'PROPOSED', 'ADOPTED'),
  ('DUTY', 'ASSIGNED', 'IN_PROGRESS'),
  ('DUTY', 'ASSIGNED', 'OBSTRUCTED'),
  ('DUTY', 'IN_PROGRESS', 'OBSTRUCTED'),
  ('DUTY', 'OBSTRUCTED', 'IN_PROGRESS'),
  ('DUTY', 'IN_PROGRESS', 'EVIDENCE_SUBMITTED'),
  ('DUTY', 'EVIDENCE_SUBMITTED', 'VERIFIED'),
  ('DUTY', 'EVIDENCE_SUBMITTED', 'IN_PROGRESS'),
  ('ALERT', 'RAISED', 'ACKNOWLEDGED'),
  ('ALERT', 'ACKNOWLEDGED', 'ACTED'),
  ('ALERT', 'ACKNOWLEDGED', 'CLOSED_FALSE'),
  ('ALERT', 'ACTED', 'CLOSED_TRUE'),
  ('ALERT', 'ACTED', 'CLOSED_FALSE');

-- Arguments: the law's subject, then the columns that may change beside `state`. All else about a row is fixed.
CREATE FUNCTION didban_follow_law() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    free text[] := array_append(TG_ARGV[1:], 'state');
  BEGIN
    IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
      RAISE EXCEPTION '% is on record: it does not change', TG_TABLE_NAME USING ERRCODE = '23001';
    END IF;
    IF NEW.state IS DISTINCT FROM OLD.state AND NOT EXISTS (
      SELECT FROM state_move
        WHERE subject_type = TG_ARGV[0] AND from_state = OLD.state::text AND to_state = NEW.state::text
    ) THEN
      RAISE EXCEPTION '% may not go from % to %', TG_TABLE_NAME, OLD.state, NEW.state USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END
$$;

DROP TRIGGER scan_session_transition ON scan_session;
DROP FUNCTION didban_scan_transition();
CREATE TRIGGER scan_session_law BEFORE UPDATE ON scan_session
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('SCAN');
CREATE TRIGGER seizure_law BEFORE UPDATE ON seizure
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('SEIZURE', 'appraised_at', 'value_rial', 'delivered_at', 'closed_at');
CREATE TRIGGER seized_item_law BEFORE UPDATE ON seized_item
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('ITEM', 'value_rial', 'store_id', 'bay_id', 'stored_at', 'out_at');
CREATE TRIGGER case_file_law BEFORE UPDATE ON case_file
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('CASE', 'accepted_at', 'ruled_at', 'notified_at', 'final_at', 'closed_at');
CREATE TRIGGER disposition_order_law BEFORE UPDATE ON disposition_order
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law(
    'ORDER', 'set_apart_at', 'set_apart_by_id', 'closed_at', 'closed_by_id', 'minutes', 'proceeds_rial');
CREATE TRIGGER route_report_law BEFORE UPDATE ON route_report
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('ROUTE_REPORT');
CREATE TRIGGER intervention_law BEFORE UPDATE ON intervention
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('INTERVENTION', 'started_at', 'ended_at');
CREATE TRIGGER scanner_law BEFORE UPDATE ON scanner
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law(
    'SCANNER', 'state_since', 'stage', 'blocker', 'installed_on', 'end_of_support_on', 'radiation_licence_until');
CREATE TRIGGER resolution_law BEFORE UPDATE ON resolution
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('RESOLUTION', 'adopted_at');
CREATE TRIGGER duty_law BEFORE UPDATE ON duty
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('DUTY', 'state_since', 'evidence', 'submitted_at', 'verified_at');
CREATE TRIGGER alert_law BEFORE UPDATE ON alert
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('ALERT', 'acknowledged_at', 'acted_at', 'closed_at');

-- What has happened stays on record.
DO $$
  DECLARE
    ledger text;
  BEGIN
    FOREACH ledger IN ARRAY ARRAY[
      'appraisal', 'receipt', 'custody_event', 'ruling', 'route_score', 'commissioning_event', 'outbox_message', 'state_move'
    ] LOOP
      EXECUTE format('CREATE TRIGGER %1$s_append_only BEFORE UPDATE OR DELETE ON %1$s FOR EACH ROW EXECUTE FUNCTION didban_refuse_change()', ledger);
      EXECUTE format('CREATE TRIGGER %1$s_no_truncate BEFORE TRUNCATE ON %1$s FOR EACH STATEMENT EXECUTE FUNCTION didban_refuse_change()', ledger);
    END LOOP;
    FOREACH ledger IN ARRAY ARRAY[
      'seizure', 'seized_item', 'case_file', 'disposition_order', 'inspection', 'route_report', 'intervention',
      'scanner', 'downtime', 'resolution', 'duty', 'obstacle', 'alert', 'consignment'
    ] LOOP
      EXECUTE format('CREATE TRIGGER %1$s_kept BEFORE DELETE ON %1$s FOR EACH ROW EXECUTE FUNCTION didban_refuse_change()', ledger);
    END LOOP;
  END
$$;

-- ---------------------------------------------------------------------------------------------
-- Examination and seizure.
ALTER TABLE inspection ADD CONSTRAINT inspection_ends_with_a_result
  CHECK ((ended_at IS NULL) = (result IS NULL) AND (ended_at IS NULL OR ended_at >= started_at));
CREATE FUNCTION didban_inspection_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.ended_at IS NOT NULL
      OR (to_jsonb(NEW) - '{ended_at,result,note}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{ended_at,result,note}'::text[])
    THEN
      RAISE EXCEPTION 'an examination ends once' USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER inspection_ends_once BEFORE UPDATE ON inspection
  FOR EACH ROW EXECUTE FUNCTION didban_inspection_ends_once();

-- Whole rials, within what a double holds exactly.
ALTER TABLE seizure ADD CONSTRAINT seizure_value CHECK (value_rial BETWEEN 0 AND 9000000000000000);
ALTER TABLE seizure ADD CONSTRAINT seizure_dates CHECK (
  (state = 'RECORDED') = (appraised_at IS NULL) AND (appraised_at IS NULL) = (value_rial IS NULL)
  AND (state = 'CLOSED') = (closed_at IS NOT NULL)
  AND (state <> 'DELIVERED' OR delivered_at IS NOT NULL)
  AND (state <> 'HELD_BY_DISCOVERER' OR (delivered_at IS NULL AND legal_kind = 'PROHIBITED'))
);
ALTER TABLE seized_item ADD CONSTRAINT seized_item_amounts
  CHECK (quantity > 0 AND ordinal BETWEEN 1 AND 200 AND value_rial BETWEEN 0 AND 9000000000000000);
ALTER TABLE seized_item ADD CONSTRAINT seized_item_place CHECK (
  CASE state
    WHEN 'WITH_DISCOVERER' THEN store_id IS NULL AND bay_id IS NULL AND stored_at IS NULL AND out_at IS NULL
    WHEN 'STORED' THEN store_id IS NOT NULL AND bay_id IS NOT NULL AND stored_at IS NOT NULL AND out_at IS NULL
    WHEN 'READY_FOR_DISPOSAL' THEN (store_id IS NULL) = (bay_id IS NULL) AND out_at IS NULL
    ELSE out_at IS NOT NULL AND bay_id IS NULL
  END
);
ALTER TABLE appraisal ADD CONSTRAINT appraisal_value CHECK (value_rial BETWEEN 0 AND 9000000000000000);
ALTER TABLE seizure_photo ADD CONSTRAINT seizure_photo_measured CHECK (
  sha256 ~ '^[0-9a-f]{64}$' AND width BETWEEN 1 AND 20000 AND height BETWEEN 1 AND 20000
  AND byte_length BETWEEN 1 AND 33554432 AND ordinal BETWEEN 1 AND 12 AND char_length(file_name) BETWEEN 1 AND 200
);
CREATE UNIQUE INDEX seizure_photo_place_key ON seizure_photo (seizure_id, ordinal) WHERE seizure_id IS NOT NULL;
CREATE FUNCTION didban_photo_attached() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.seizure_id IS NOT NULL
      OR (TG_OP = 'UPDATE' AND (to_jsonb(NEW) - '{seizure_id,ordinal}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{seizure_id,ordinal}'::text[]))
    THEN
      RAISE EXCEPTION 'an attached photo does not change' USING ERRCODE = '23001';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER seizure_photo_attached BEFORE UPDATE OR DELETE ON seizure_photo
  FOR EACH ROW EXECUTE FUNCTION didban_photo_attached();

-- ---------------------------------------------------------------------------------------------
-- Custody. Each event goes on from the item's last: same holder, same bay, next ordinal, its hash. The
-- item's row is locked first, so that a chain never forks.
CREATE FUNCTION didban_custody_text(event custody_event) RETURNS text
  LANGUAGE sql IMMUTABLE
  RETURN concat_ws('|', event.previous_hash, event.id, event.item_id, event.ordinal, event.kind::text,
    (extract(epoch FROM event.at) * 1000)::bigint, event.holder_id, coalesce(event.from_bay_id::text, '-'),
    coalesce(event.to_bay_id::text, '-'), coalesce(event.receipt_id::text, '-'), coalesce(event.order_id::text, '-'),
    event.by_id, coalesce(event.note, ''));
CREATE FUNCTION didban_custody_chain() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    last custody_event;
  BEGIN
    PERFORM 1 FROM seized_item WHERE id = NEW.item_id FOR UPDATE;
    SELECT * INTO last FROM custody_event WHERE item_id = NEW.item_id ORDER BY ordinal DESC LIMIT 1;
    NEW.ordinal := coalesce(last.ordinal, 0) + 1;
    NEW.previous_hash := last.hash;
    IF last.id IS NOT NULL AND (
      last.kind = 'HANDED_OUT' OR last.holder_id <> NEW.holder_id OR last.to_bay_id IS DISTINCT FROM NEW.from_bay_id
      OR NEW.kind = 'RECEIVED' OR NEW.at < last.at
    ) THEN
      RAISE EXCEPTION 'custody of item % does not go on from its last event', NEW.item_id USING ERRCODE = '23001';
    END IF;
    IF last.id IS NULL AND NEW.from_bay_id IS NOT NULL THEN
      RAISE EXCEPTION 'the first custody event comes from no bay' USING ERRCODE = '23001';
    END IF;
    NEW.hash := encode(sha256(convert_to(didban_custody_text(NEW), 'UTF8')), 'hex');
    RETURN NEW;
  END
$$;
CREATE TRIGGER custody_event_chain BEFORE INSERT ON custody_event
  FOR EACH ROW EXECUTE FUNCTION didban_custody_chain();
ALTER TABLE custody_event ADD CONSTRAINT custody_event_says_why CHECK (
  CASE kind
    WHEN 'RECEIVED' THEN receipt_id IS NOT NULL AND to_bay_id IS NOT NULL
    WHEN 'MOVED' THEN from_bay_id IS NOT NULL AND to_bay_id IS NOT NULL AND from_bay_id <> to_bay_id
    WHEN 'SET_APART' THEN order_id IS NOT NULL
    ELSE order_id IS NOT NULL AND to_bay_id IS NULL
  END
);
ALTER TABLE bay ADD CONSTRAINT bay_code_form CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,15}$' AND char_length(shed) BETWEEN 1 AND 60);

-- ---------------------------------------------------------------------------------------------
-- Files, rulings, orders.
ALTER TABLE legal_rule ADD CONSTRAINT legal_rule_sets_one_thing
  CHECK (num_nonnulls(amount_rial, days, months) = 1 AND (valid_to IS NULL OR valid_to > valid_from));
ALTER TABLE case_file ADD CONSTRAINT case_file_dates CHECK (
  (state <> 'FIRST_INSTANCE' OR accepted_at IS NOT NULL)
  AND (state <> 'RULED' OR ruled_at IS NOT NULL)
  AND (state NOT IN ('NOTIFIED', 'APPEALED') OR notified_at IS NOT NULL)
  AND (state IN ('FINAL', 'CLOSED')) = (final_at IS NOT NULL)
  AND (state = 'CLOSED') = (closed_at IS NOT NULL)
);
ALTER TABLE ruling ADD CONSTRAINT ruling_fine CHECK (fine_rial BETWEEN 0 AND 9000000000000000 AND char_length(grounds) >= 2);
ALTER TABLE disposition_order ADD CONSTRAINT disposition_order_steps CHECK (
  (state = 'ORDERED') = (set_apart_at IS NULL) AND (set_apart_at IS NULL) = (set_apart_by_id IS NULL)
  AND (state = 'CLOSED') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_by_id IS NULL)
  AND (closed_at IS NULL) = (minutes IS NULL)
);
-- Goods signed for disposal leave by a second person's hand.
ALTER TABLE disposition_order ADD CONSTRAINT disposition_order_two_people CHECK (closed_by_id <> set_apart_by_id);

-- ---------------------------------------------------------------------------------------------
-- Side routes.
ALTER TABLE route_segment ADD CONSTRAINT route_segment_measured CHECK (
  length_km > 0 AND jsonb_typeof(line) = 'array' AND jsonb_array_length(line) >= 2
  AND monthly_value_rial BETWEEN 0 AND 9000000000000000
  AND (score IS NULL) = (band IS NULL) AND (score IS NULL) = (scored_at IS NULL) AND score BETWEEN 0 AND 100
);
ALTER TABLE route_report ADD CONSTRAINT route_report_severity
  CHECK (severity BETWEEN 1 AND 5 AND observed_at <= submitted_at AND char_length(note) >= 2);
ALTER TABLE route_score ADD CONSTRAINT route_score_factors CHECK (
  threat BETWEEN 0 AND 1 AND vulnerability BETWEEN 0 AND 1 AND impact BETWEEN 0 AND 1 AND score BETWEEN 0 AND 100);
ALTER TABLE intervention ADD CONSTRAINT intervention_steps CHECK (
  hours_per_day BETWEEN 1 AND 24 AND planned_to >= planned_from
  AND (state <> 'ACTIVE' OR (started_at IS NOT NULL AND ended_at IS NULL))
  AND (state <> 'ENDED' OR (started_at IS NOT NULL AND ended_at >= started_at))
);

-- ---------------------------------------------------------------------------------------------
-- Units: intervals of one never overlap, at most one is open; closed they do not change.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE downtime ADD CONSTRAINT downtime_runs_forward
  CHECK (ended_at > started_at AND (ended_at IS NULL) = (restored_by_id IS NULL));
ALTER TABLE downtime ADD CONSTRAINT downtime_no_overlap
  EXCLUDE USING gist (scanner_id WITH =, tstzrange(started_at, ended_at) WITH &&);
CREATE FUNCTION didban_downtime_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.ended_at IS NOT NULL
      OR (to_jsonb(NEW) - '{ended_at,restored_by_id,remedy}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{ended_at,restored_by_id,remedy}'::text[])
    THEN
      RAISE EXCEPTION 'a downtime ends once' USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER downtime_ends_once BEFORE UPDATE ON downtime
  FOR EACH ROW EXECUTE FUNCTION didban_downtime_ends_once();
ALTER TABLE commissioning_event ADD CONSTRAINT commissioning_event_blocker CHECK ((kind = 'HELD') = (blocker IS NOT NULL));

-- ---------------------------------------------------------------------------------------------
-- Council.
ALTER TABLE resolution ADD CONSTRAINT resolution_adopted CHECK ((state = 'ADOPTED') = (adopted_at IS NOT NULL));
ALTER TABLE duty ADD CONSTRAINT duty_dates CHECK (
  (state <> 'EVIDENCE_SUBMITTED' OR (submitted_at IS NOT NULL AND evidence IS NOT NULL))
  AND (state = 'VERIFIED') = (verified_at IS NOT NULL)
);
ALTER TABLE obstacle ADD CONSTRAINT obstacle_dates CHECK (removed_at >= since);
CREATE UNIQUE INDEX obstacle_one_open ON obstacle (duty_id) WHERE removed_at IS NULL;

-- ---------------------------------------------------------------------------------------------
-- Alerts: one open alert for a rule and a subject.
CREATE UNIQUE INDEX alert_one_open ON alert (rule_code, subject_id) WHERE state IN ('RAISED', 'ACKNOWLEDGED', 'ACTED');
ALTER TABLE alert ADD CONSTRAINT alert_dates CHECK (
  (state = 'RAISED') = (acknowledged_at IS NULL) AND (state IN ('CLOSED_TRUE', 'CLOSED_FALSE')) = (closed_at IS NOT NULL)
  AND (state NOT IN ('ACTED', 'CLOSED_TRUE') OR acted_at IS NOT NULL)
);
ALTER TABLE alert_rule ADD CONSTRAINT alert_rule_period CHECK (ack_minutes BETWEEN 1 AND 10080);

-- ---------------------------------------------------------------------------------------------
-- Scan counts: each statement on scan_session leaves one narrow row per day and unit; a job folds them into
-- scan_count; readers add both, so a figure is exact at every moment and no insert waits for a hot row.
CREATE FUNCTION didban_count_scans() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO scan_count_delta (day, scanner_id, scans, waiting, cleared, referred, examining, rescan, found)
      SELECT (scanned_at AT TIME ZONE 'Asia/Tehran')::date, scanner_id, count(*),
        count(*) FILTER (WHERE state = 'SCANNED'), count(*) FILTER (WHERE state = 'CLEARED'),
        count(*) FILTER (WHERE state IN ('REFERRED', 'INSPECTING', 'RELEASED', 'SEIZED')),
        count(*) FILTER (WHERE state IN ('REFERRED', 'INSPECTING')), count(*) FILTER (WHERE state = 'RESCAN'),
        count(*) FILTER (WHERE state = 'SEIZED')
      FROM added GROUP BY 1, 2;
    ELSE
      INSERT INTO scan_count_delta (day, scanner_id, scans, waiting, cleared, referred, examining, rescan, found)
      SELECT (scanned_at AT TIME ZONE 'Asia/Tehran')::date, scanner_id, 0,
        coalesce(sum(sign) FILTER (WHERE state = 'SCANNED'), 0), coalesce(sum(sign) FILTER (WHERE state = 'CLEARED'), 0),
        coalesce(sum(sign) FILTER (WHERE state IN ('REFERRED', 'INSPECTING', 'RELEASED', 'SEIZED')), 0),
        coalesce(sum(sign) FILTER (WHERE state IN ('REFERRED', 'INSPECTING')), 0),
        coalesce(sum(sign) FILTER (WHERE state = 'RESCAN'), 0), coalesce(sum(sign) FILTER (WHERE state = 'SEIZED'), 0)
      FROM (SELECT scanned_at, scanner_id, state, 1 AS sign FROM added
        UNION ALL SELECT scanned_at, scanner_id, state, -1 FROM removed) AS changed
      GROUP BY 1, 2;
    END IF;
    RETURN NULL;
  END
$$;
CREATE TRIGGER scan_session_count_insert AFTER INSERT ON scan_session
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION didban_count_scans();
CREATE TRIGGER scan_session_count_update AFTER UPDATE ON scan_session
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION didban_count_scans();

CREATE FUNCTION didban_fold_scan_counts() RETURNS bigint LANGUAGE plpgsql AS $$
  #variable_conflict use_column
  DECLARE
    folded bigint;
  BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('didban_fold_scan_counts', 0)) THEN RETURN 0; END IF;
    WITH taken AS (DELETE FROM scan_count_delta RETURNING *),
      summed AS (
        SELECT day, scanner_id, sum(scans) AS scans, sum(waiting) AS waiting, sum(cleared) AS cleared,
          sum(referred) AS referred, sum(examining) AS examining, sum(rescan) AS rescan, sum(found) AS found, count(*) AS rows
        FROM taken GROUP BY 1, 2),
      kept AS (
        INSERT INTO scan_count AS c (day, scanner_id, scans, waiting, cleared, referred, examining, rescan, found)
        SELECT day, scanner_id, scans, waiting, cleared, referred, examining, rescan, found FROM summed
        ON CONFLICT (day, scanner_id) DO UPDATE SET
          scans = c.scans + EXCLUDED.scans, waiting = c.waiting + EXCLUDED.waiting, cleared = c.cleared + EXCLUDED.cleared,
          referred = c.referred + EXCLUDED.referred, examining = c.examining + EXCLUDED.examining,
          rescan = c.rescan + EXCLUDED.rescan, found = c.found + EXCLUDED.found)
    SELECT coalesce(sum(rows), 0) INTO folded FROM summed;
    RETURN folded;
  END
$$;

CREATE VIEW scan_counts WITH (security_invoker = true) AS
  SELECT day, scanner_id, scans, waiting, cleared, referred, examining, rescan, found FROM scan_count
  UNION ALL
  SELECT day, scanner_id, scans, waiting, cleared, referred, examining, rescan, found FROM scan_count_delta;

-- What is there already.
INSERT INTO scan_count_delta (day, scanner_id, scans, waiting, cleared, referred, examining, rescan, found)
SELECT (scanned_at AT TIME ZONE 'Asia/Tehran')::date, scanner_id, count(*),
  count(*) FILTER (WHERE state = 'SCANNED'), count(*) FILTER (WHERE state = 'CLEARED'),
  count(*) FILTER (WHERE state = 'REFERRED'), count(*) FILTER (WHERE state = 'REFERRED'),
  count(*) FILTER (WHERE state = 'RESCAN'), 0
FROM scan_session GROUP BY 1, 2;
SELECT didban_fold_scan_counts();
