-- Who said that a duty is done and who verified it: two people.
ALTER TABLE duty ADD COLUMN submitted_by_id UUID, ADD COLUMN verified_by_id UUID;
ALTER TABLE duty ADD CONSTRAINT duty_submitted_by_id_fkey FOREIGN KEY (submitted_by_id) REFERENCES user_account (id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE duty ADD CONSTRAINT duty_verified_by_id_fkey FOREIGN KEY (verified_by_id) REFERENCES user_account (id)
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE duty ADD CONSTRAINT duty_people
  CHECK ((submitted_at IS NULL) = (submitted_by_id IS NULL) AND (verified_at IS NULL) = (verified_by_id IS NULL));
ALTER TABLE duty ADD CONSTRAINT duty_two_people CHECK (verified_by_id <> submitted_by_id);
DROP TRIGGER duty_law ON duty;
CREATE TRIGGER duty_law BEFORE UPDATE ON duty
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law(
    'DUTY', 'state_since', 'evidence', 'submitted_at', 'submitted_by_id', 'verified_at', 'verified_by_id');

-- No duty is begun under a resolution that is only proposed.
CREATE FUNCTION didban_duty_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> 'ASSIGNED' AND NOT EXISTS (
      SELECT FROM resolution WHERE id = NEW.resolution_id AND state = 'ADOPTED'
    ) THEN
      RAISE EXCEPTION 'a duty begins when its resolution is adopted' USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER duty_adopted BEFORE INSERT OR UPDATE OF state ON duty
  FOR EACH ROW EXECUTE FUNCTION didban_duty_adopted();

CREATE FUNCTION didban_obstacle_removed_once() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.removed_at IS NOT NULL OR (to_jsonb(NEW) - 'removed_at') IS DISTINCT FROM (to_jsonb(OLD) - 'removed_at') THEN
      RAISE EXCEPTION 'an obstacle is removed once' USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER obstacle_removed_once BEFORE UPDATE ON obstacle
  FOR EACH ROW EXECUTE FUNCTION didban_obstacle_removed_once();
ALTER TABLE obstacle ADD CONSTRAINT obstacle_says_what CHECK (char_length(note) >= 2);
