-- Who answered a report and when: somebody else than the reporter, and so the score of any past day can be computed.
ALTER TABLE route_report ADD COLUMN answered_by_id UUID, ADD COLUMN answered_at TIMESTAMPTZ(3);
ALTER TABLE route_report ADD CONSTRAINT route_report_answered_by_id_fkey FOREIGN KEY (answered_by_id)
  REFERENCES user_account (id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE route_report ADD CONSTRAINT route_report_answered CHECK (
  (state = 'SUBMITTED') = (answered_at IS NULL) AND (answered_at IS NULL) = (answered_by_id IS NULL)
  AND (answered_at IS NULL OR answered_at >= submitted_at)
);
ALTER TABLE route_report ADD CONSTRAINT route_report_second_person CHECK (answered_by_id <> reporter_id);
DROP TRIGGER route_report_law ON route_report;
CREATE TRIGGER route_report_law BEFORE UPDATE ON route_report
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law('ROUTE_REPORT', 'answered_by_id', 'answered_at');

-- A segment's line, length, value and harm went into its scores: only the cache of the newest score changes.
CREATE FUNCTION didban_segment_on_record() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    free text[] := '{score,band,scored_at}';
  BEGIN
    IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
      RAISE EXCEPTION 'a side route is on record: it does not change' USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER route_segment_on_record BEFORE UPDATE ON route_segment
  FOR EACH ROW EXECUTE FUNCTION didban_segment_on_record();
CREATE TRIGGER route_segment_kept BEFORE DELETE ON route_segment
  FOR EACH ROW EXECUTE FUNCTION didban_refuse_change();
