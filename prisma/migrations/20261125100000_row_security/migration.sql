-- Agencies apart (decision 017). Each agency's role gets what its work needs and nothing else: the grant says which
-- table and column, the policy says which rows. What a role has no grant for does not exist for it.
DO $$
  DECLARE t text;
  BEGIN
    FOR t IN SELECT relname FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
    LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
  END
$$;

-- ---------------------------------------------------------------------------------------------
-- Words everybody may read: places, codes, law. Written by whoever migrates and loads.
DO $$
  DECLARE t text;
  BEGIN
    FOREACH t IN ARRAY ARRAY['county', 'border_point', 'office', 'bay', 'hs_code', 'goods_class', 'legal_rule', 'fine_band',
                             'alert_rule', 'state_move', 'installation'] LOOP
      EXECUTE format('GRANT SELECT ON %I TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary,
        didban_platform, didban_figures, didban_exceptional, didban_system, didban_ledger', t);
      EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO didban_customs, didban_ocssp, didban_police, didban_tazirat,
        didban_judiciary, didban_platform, didban_figures, didban_exceptional, didban_system, didban_ledger USING (true)',
        t || '_public', t);
    END LOOP;
  END
$$;
GRANT SELECT ON _prisma_migrations TO didban_system;

-- A colleague's name under what they did; how they sign in is nobody's business but the platform's.
GRANT SELECT (id, display_name, role, office_id) ON user_account
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_exceptional;
CREATE POLICY user_account_names ON user_account FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_exceptional USING (true);
GRANT SELECT, INSERT, UPDATE ON user_account TO didban_platform, didban_system;
CREATE POLICY user_account_accounts ON user_account TO didban_platform, didban_system USING (true) WITH CHECK (true);

-- ---------------------------------------------------------------------------------------------
-- What must be known across the lines, one fact at a time: functions of a role nobody can wear.
GRANT CREATE ON SCHEMA public TO didban_ledger;
GRANT SELECT ON case_file, disposition_order, receipt, scan_image, seizure_photo TO didban_ledger;
GRANT SELECT, UPDATE ON seizure, seized_item TO didban_ledger;
GRANT SELECT ON custody_event TO didban_ledger;
GRANT SELECT, INSERT, UPDATE, DELETE ON scan_count, scan_count_delta, stock_count, stock_count_delta TO didban_ledger;
GRANT USAGE ON SEQUENCE scan_count_delta_id_seq, stock_count_delta_id_seq TO didban_ledger;
DO $$
  DECLARE t text;
  BEGIN
    FOREACH t IN ARRAY ARRAY['case_file', 'disposition_order', 'receipt', 'scan_image', 'seizure_photo', 'seizure', 'seized_item',
                             'custody_event', 'scan_count', 'scan_count_delta', 'stock_count', 'stock_count_delta'] LOOP
      EXECUTE format('CREATE POLICY %I ON %I TO didban_ledger USING (true) WITH CHECK (true)', t || '_ledger', t);
    END LOOP;
  END
$$;

CREATE FUNCTION didban_seizure_of_case(file uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT seizure_id FROM case_file WHERE id = file);
-- Whether a file of this content is still named by a row: nobody sees every row, and none in use may go.
CREATE FUNCTION didban_image_used(content text) RETURNS boolean
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM scan_image WHERE sha256 = content) $$;
CREATE FUNCTION didban_photo_used(content text) RETURNS boolean
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM seizure_photo WHERE sha256 = content) $$;

-- Counts are kept by the database itself; no agency writes them.
DO $$
  DECLARE f text;
  BEGIN
    FOREACH f IN ARRAY ARRAY[
      'didban_count_scans()', 'didban_fold_scan_counts()', 'didban_lock_seizures(uuid[])',
      'didban_count_items(seized_item[], seized_item[])', 'didban_items_changed()', 'didban_custody_flowed()',
      'didban_count_standing(uuid[], timestamptz[], timestamptz[], boolean[], boolean[])', 'didban_case_counted()',
      'didban_order_counted()', 'didban_fold_stock_counts()', 'didban_seizure_of_case(uuid)', 'didban_image_used(text)',
      'didban_photo_used(text)'
    ] LOOP
      EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = public, pg_temp', f);
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
      EXECUTE format('ALTER FUNCTION %s OWNER TO didban_ledger', f);
    END LOOP;
  END
$$;
SET ROLE didban_ledger;
GRANT EXECUTE ON FUNCTION didban_fold_scan_counts(), didban_fold_stock_counts() TO didban_system;
-- A load folds what it counted.
DO $$
  BEGIN
    EXECUTE format('GRANT EXECUTE ON FUNCTION didban_fold_scan_counts(), didban_fold_stock_counts() TO %I', session_user);
  END
$$;
GRANT EXECUTE ON FUNCTION didban_seizure_of_case(uuid) TO didban_customs, didban_ocssp;
GRANT EXECUTE ON FUNCTION didban_image_used(text), didban_photo_used(text) TO didban_customs, didban_system;
RESET ROLE;

GRANT SELECT ON scan_count, scan_count_delta, scan_counts TO didban_customs, didban_police, didban_judiciary, didban_figures;
CREATE POLICY scan_count_read ON scan_count FOR SELECT TO didban_customs, didban_police, didban_judiciary, didban_figures USING (true);
CREATE POLICY scan_count_delta_read ON scan_count_delta FOR SELECT
  TO didban_customs, didban_police, didban_judiciary, didban_figures USING (true);
GRANT SELECT ON stock_count, stock_count_delta, stock_counts TO didban_customs, didban_ocssp, didban_judiciary, didban_figures;
CREATE POLICY stock_count_read ON stock_count FOR SELECT
  TO didban_customs, didban_ocssp, didban_judiciary, didban_figures USING (true);
CREATE POLICY stock_count_delta_read ON stock_count_delta FOR SELECT
  TO didban_customs, didban_ocssp, didban_judiciary, didban_figures USING (true);
GRANT SELECT ON stock_item, disposition_clock TO didban_customs, didban_ocssp, didban_tazirat, didban_judiciary;

-- ---------------------------------------------------------------------------------------------
-- Customs: reads its own gates' work in the whole province, writes its own office's. Seizures and files stay with
-- the office that discovered them and the supervisor.
CREATE FUNCTION didban_is_supervisor() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN didban_role() = 'CUSTOMS_SUPERVISOR';

GRANT SELECT, INSERT, UPDATE ON consignment TO didban_customs;
GRANT USAGE ON SEQUENCE consignment_number_seq TO didban_customs;
CREATE POLICY consignment_customs_read ON consignment FOR SELECT TO didban_customs USING (true);
CREATE POLICY consignment_customs_register ON consignment FOR INSERT TO didban_customs
  WITH CHECK (office_id = (SELECT didban_office()));
CREATE POLICY consignment_customs_complete ON consignment FOR UPDATE TO didban_customs
  USING (office_id = (SELECT didban_office())) WITH CHECK (office_id = (SELECT didban_office()));

GRANT SELECT, INSERT, UPDATE (state) ON scan_session TO didban_customs;
GRANT USAGE ON SEQUENCE scan_session_number_seq TO didban_customs;
CREATE POLICY scan_session_customs_read ON scan_session FOR SELECT TO didban_customs USING (true);
CREATE POLICY scan_session_customs_log ON scan_session FOR INSERT TO didban_customs
  WITH CHECK (office_id = (SELECT didban_office()) AND operator_id = (SELECT didban_actor()));
CREATE POLICY scan_session_customs_step ON scan_session FOR UPDATE TO didban_customs
  USING (office_id = (SELECT didban_office()));

GRANT SELECT, INSERT, UPDATE (scan_id, ordinal), DELETE ON scan_image TO didban_customs;
CREATE POLICY scan_image_customs_read ON scan_image FOR SELECT TO didban_customs
  USING (true);
CREATE POLICY scan_image_customs_stage ON scan_image FOR INSERT TO didban_customs
  WITH CHECK (uploader_id = (SELECT didban_actor()));
CREATE POLICY scan_image_customs_attach ON scan_image FOR UPDATE TO didban_customs
  USING (uploader_id = (SELECT didban_actor()));
CREATE POLICY scan_image_customs_discard ON scan_image FOR DELETE TO didban_customs
  USING (scan_id IS NULL AND uploader_id = (SELECT didban_actor()));
GRANT SELECT, DELETE ON scan_image TO didban_system;
CREATE POLICY scan_image_sweep_read ON scan_image FOR SELECT TO didban_system USING (scan_id IS NULL);
CREATE POLICY scan_image_sweep ON scan_image FOR DELETE TO didban_system USING (scan_id IS NULL);

GRANT SELECT, INSERT ON image_decision TO didban_customs;
CREATE POLICY image_decision_customs_read ON image_decision FOR SELECT TO didban_customs USING (true);
CREATE POLICY image_decision_customs_decide ON image_decision FOR INSERT TO didban_customs
  WITH CHECK (EXISTS (SELECT FROM scan_session s WHERE s.id = scan_id AND s.office_id = (SELECT didban_office())));

GRANT SELECT, INSERT ON scan_import TO didban_customs;
CREATE POLICY scan_import_customs_read ON scan_import FOR SELECT TO didban_customs USING (true);
CREATE POLICY scan_import_customs_import ON scan_import FOR INSERT TO didban_customs
  WITH CHECK (office_id = (SELECT didban_office()) AND imported_by_id = (SELECT didban_actor()));

GRANT SELECT, INSERT, UPDATE (ended_at, result, note) ON inspection TO didban_customs;
GRANT USAGE ON SEQUENCE inspection_number_seq TO didban_customs;
CREATE POLICY inspection_customs_read ON inspection FOR SELECT TO didban_customs USING (true);
CREATE POLICY inspection_customs_begin ON inspection FOR INSERT TO didban_customs
  WITH CHECK (office_id = (SELECT didban_office()) AND examiner_id = (SELECT didban_actor()));
CREATE POLICY inspection_customs_end ON inspection FOR UPDATE TO didban_customs
  USING (office_id = (SELECT didban_office()));

GRANT SELECT, INSERT, UPDATE (state, appraised_at, value_rial, delivered_at, closed_at) ON seizure TO didban_customs;
GRANT USAGE ON SEQUENCE seizure_number_seq TO didban_customs;
CREATE POLICY seizure_customs_read ON seizure FOR SELECT TO didban_customs
  USING (office_id = (SELECT didban_office()) OR (SELECT didban_is_supervisor()));
CREATE POLICY seizure_customs_record ON seizure FOR INSERT TO didban_customs
  WITH CHECK (office_id = (SELECT didban_office()) AND recorded_by_id = (SELECT didban_actor()));
CREATE POLICY seizure_customs_step ON seizure FOR UPDATE TO didban_customs
  USING (office_id = (SELECT didban_office()));

GRANT SELECT, INSERT, UPDATE (state, value_rial, store_id, bay_id, stored_at, out_at) ON seized_item TO didban_customs;
CREATE POLICY seized_item_customs_read ON seized_item FOR SELECT TO didban_customs
  USING (EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id));
CREATE POLICY seized_item_customs_record ON seized_item FOR INSERT TO didban_customs
  WITH CHECK (EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id AND z.office_id = (SELECT didban_office())));
CREATE POLICY seized_item_customs_step ON seized_item FOR UPDATE TO didban_customs
  USING (store_id IS NULL AND EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id AND z.office_id = (SELECT didban_office())));

GRANT SELECT, INSERT ON appraisal TO didban_customs;
CREATE POLICY appraisal_customs_read ON appraisal FOR SELECT TO didban_customs
  USING (EXISTS (SELECT FROM seized_item i WHERE i.id = item_id));
CREATE POLICY appraisal_customs_appraise ON appraisal FOR INSERT TO didban_customs
  WITH CHECK (appraiser_id = (SELECT didban_actor()) AND EXISTS (SELECT FROM seized_item i WHERE i.id = item_id));

GRANT SELECT, INSERT, UPDATE (seizure_id, ordinal), DELETE ON seizure_photo TO didban_customs;
CREATE POLICY seizure_photo_customs_read ON seizure_photo FOR SELECT TO didban_customs
  USING (seizure_id IS NULL OR EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id));
CREATE POLICY seizure_photo_customs_stage ON seizure_photo FOR INSERT TO didban_customs
  WITH CHECK (uploader_id = (SELECT didban_actor()));
CREATE POLICY seizure_photo_customs_attach ON seizure_photo FOR UPDATE TO didban_customs
  USING (uploader_id = (SELECT didban_actor()));
CREATE POLICY seizure_photo_customs_discard ON seizure_photo FOR DELETE TO didban_customs
  USING (seizure_id IS NULL AND uploader_id = (SELECT didban_actor()));
GRANT SELECT, DELETE ON seizure_photo TO didban_system;
CREATE POLICY seizure_photo_sweep_read ON seizure_photo FOR SELECT TO didban_system USING (seizure_id IS NULL);
CREATE POLICY seizure_photo_sweep ON seizure_photo FOR DELETE TO didban_system USING (seizure_id IS NULL);

GRANT SELECT, INSERT, UPDATE ON scanner TO didban_customs;
CREATE POLICY scanner_customs_read ON scanner FOR SELECT TO didban_customs USING (true);
CREATE POLICY scanner_customs_register ON scanner FOR INSERT TO didban_customs WITH CHECK ((SELECT didban_is_supervisor()));
CREATE POLICY scanner_customs_step ON scanner FOR UPDATE TO didban_customs
  USING (office_id = (SELECT didban_office()) OR (SELECT didban_is_supervisor()));
GRANT SELECT, INSERT, UPDATE ON commissioning_plan TO didban_customs;
CREATE POLICY commissioning_plan_customs_read ON commissioning_plan FOR SELECT TO didban_customs USING (true);
CREATE POLICY commissioning_plan_customs_plan ON commissioning_plan FOR INSERT TO didban_customs
  WITH CHECK ((SELECT didban_is_supervisor()));
CREATE POLICY commissioning_plan_customs_replan ON commissioning_plan FOR UPDATE TO didban_customs
  USING ((SELECT didban_is_supervisor()));
GRANT SELECT, INSERT ON commissioning_event TO didban_customs;
CREATE POLICY commissioning_event_customs_read ON commissioning_event FOR SELECT TO didban_customs USING (true);
CREATE POLICY commissioning_event_customs_write ON commissioning_event FOR INSERT TO didban_customs
  WITH CHECK (by_id = (SELECT didban_actor()) AND (SELECT didban_is_supervisor()));
GRANT SELECT, INSERT, UPDATE (ended_at, restored_by_id, remedy) ON downtime TO didban_customs;
GRANT USAGE ON SEQUENCE downtime_number_seq TO didban_customs;
CREATE POLICY downtime_customs_read ON downtime FOR SELECT TO didban_customs USING (true);
CREATE POLICY downtime_customs_report ON downtime FOR INSERT TO didban_customs
  WITH CHECK (reported_by_id = (SELECT didban_actor()) AND EXISTS (SELECT FROM scanner s WHERE s.id = scanner_id
    AND (s.office_id = (SELECT didban_office()) OR (SELECT didban_is_supervisor()))));
CREATE POLICY downtime_customs_end ON downtime FOR UPDATE TO didban_customs
  USING (EXISTS (SELECT FROM scanner s WHERE s.id = scanner_id
    AND (s.office_id = (SELECT didban_office()) OR (SELECT didban_is_supervisor()))));

-- What customs reads of the others' work on its own seizures, and the goods it holds itself.
GRANT SELECT ON receipt TO didban_customs;
CREATE POLICY receipt_customs_read ON receipt FOR SELECT TO didban_customs
  USING (EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id));
GRANT SELECT, INSERT ON custody_event TO didban_customs;
CREATE POLICY custody_event_customs_read ON custody_event FOR SELECT TO didban_customs
  USING (EXISTS (SELECT FROM seized_item i WHERE i.id = item_id));
CREATE POLICY custody_event_customs_write ON custody_event FOR INSERT TO didban_customs
  WITH CHECK (holder_id = (SELECT didban_office()) AND by_id = (SELECT didban_actor()));
GRANT SELECT, INSERT, UPDATE (state, closed_at) ON case_file TO didban_customs;
GRANT USAGE ON SEQUENCE case_file_number_seq TO didban_customs;
CREATE POLICY case_file_customs_read ON case_file FOR SELECT TO didban_customs
  USING (EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id));
CREATE POLICY case_file_customs_file ON case_file FOR INSERT TO didban_customs
  WITH CHECK (filed_by_id = (SELECT didban_actor())
    AND EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id AND z.office_id = (SELECT didban_office())));
CREATE POLICY case_file_customs_close ON case_file FOR UPDATE TO didban_customs
  USING (EXISTS (SELECT FROM disposition_order d WHERE d.case_id = case_file.id AND d.holder_id = (SELECT didban_office())));
GRANT SELECT ON ruling TO didban_customs;
CREATE POLICY ruling_customs_read ON ruling FOR SELECT TO didban_customs
  USING (EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
GRANT SELECT, UPDATE (state, set_apart_at, set_apart_by_id, closed_at, closed_by_id, minutes, proceeds_rial)
  ON disposition_order TO didban_customs;
CREATE POLICY disposition_order_customs_read ON disposition_order FOR SELECT TO didban_customs
  USING (holder_id = (SELECT didban_office()) OR (SELECT didban_is_supervisor())
    OR EXISTS (SELECT FROM seizure z WHERE z.id = didban_seizure_of_case(case_id)));
CREATE POLICY disposition_order_customs_step ON disposition_order FOR UPDATE TO didban_customs
  USING (holder_id = (SELECT didban_office()));

-- ---------------------------------------------------------------------------------------------
-- The stores: what waits for a store and what any store has taken over; each writes its own.
GRANT SELECT, UPDATE (state, delivered_at, closed_at) ON seizure TO didban_ocssp;
CREATE POLICY seizure_ocssp_read ON seizure FOR SELECT TO didban_ocssp
  USING (delivered_at IS NOT NULL OR (state = 'APPRAISED' AND legal_kind <> 'PROHIBITED'));
CREATE POLICY seizure_ocssp_step ON seizure FOR UPDATE TO didban_ocssp
  USING (state = 'APPRAISED' OR EXISTS (SELECT FROM receipt r WHERE r.seizure_id = seizure.id AND r.store_id = (SELECT didban_office())))
  WITH CHECK (delivered_at IS NOT NULL);
GRANT SELECT, UPDATE (state, store_id, bay_id, stored_at, out_at) ON seized_item TO didban_ocssp;
CREATE POLICY seized_item_ocssp_read ON seized_item FOR SELECT TO didban_ocssp
  USING (store_id IS NOT NULL OR EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id));
CREATE POLICY seized_item_ocssp_step ON seized_item FOR UPDATE TO didban_ocssp
  USING (store_id IS NULL OR store_id = (SELECT didban_office())) WITH CHECK (store_id = (SELECT didban_office()));
GRANT SELECT, INSERT ON receipt TO didban_ocssp;
GRANT USAGE ON SEQUENCE receipt_number_seq TO didban_ocssp;
CREATE POLICY receipt_ocssp_read ON receipt FOR SELECT TO didban_ocssp USING (true);
CREATE POLICY receipt_ocssp_receive ON receipt FOR INSERT TO didban_ocssp
  WITH CHECK (store_id = (SELECT didban_office()) AND received_by_id = (SELECT didban_actor()));
GRANT SELECT, INSERT ON custody_event TO didban_ocssp;
CREATE POLICY custody_event_ocssp_read ON custody_event FOR SELECT TO didban_ocssp
  USING (EXISTS (SELECT FROM seized_item i WHERE i.id = item_id));
CREATE POLICY custody_event_ocssp_write ON custody_event FOR INSERT TO didban_ocssp
  WITH CHECK (holder_id = (SELECT didban_office()) AND by_id = (SELECT didban_actor()));
GRANT SELECT, UPDATE (state, closed_at) ON case_file TO didban_ocssp;
CREATE POLICY case_file_ocssp_read ON case_file FOR SELECT TO didban_ocssp
  USING (EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id));
CREATE POLICY case_file_ocssp_close ON case_file FOR UPDATE TO didban_ocssp
  USING (EXISTS (SELECT FROM disposition_order d WHERE d.case_id = case_file.id AND d.holder_id = (SELECT didban_office())));
GRANT SELECT ON ruling TO didban_ocssp;
CREATE POLICY ruling_ocssp_read ON ruling FOR SELECT TO didban_ocssp
  USING (EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
GRANT SELECT, UPDATE (state, set_apart_at, set_apart_by_id, closed_at, closed_by_id, minutes, proceeds_rial)
  ON disposition_order TO didban_ocssp;
CREATE POLICY disposition_order_ocssp_read ON disposition_order FOR SELECT TO didban_ocssp
  USING (holder_id = (SELECT didban_office()) OR EXISTS (SELECT FROM seizure z WHERE z.id = didban_seizure_of_case(case_id)));
CREATE POLICY disposition_order_ocssp_step ON disposition_order FOR UPDATE TO didban_ocssp
  USING (holder_id = (SELECT didban_office()));

-- ---------------------------------------------------------------------------------------------
-- The penalty authority: the files of the own branch and what they are about.
GRANT SELECT, UPDATE (state, accepted_at, ruled_at, notified_at, appealed_at, final_at, closed_at) ON case_file TO didban_tazirat;
CREATE POLICY case_file_tazirat ON case_file TO didban_tazirat
  USING (office_id = (SELECT didban_office())) WITH CHECK (office_id = (SELECT didban_office()));
GRANT SELECT, INSERT ON ruling TO didban_tazirat;
CREATE POLICY ruling_tazirat_read ON ruling FOR SELECT TO didban_tazirat USING (EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
CREATE POLICY ruling_tazirat_rule ON ruling FOR INSERT TO didban_tazirat
  WITH CHECK (ruled_by_id = (SELECT didban_actor()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
GRANT SELECT, INSERT ON disposition_order TO didban_tazirat;
GRANT USAGE ON SEQUENCE disposition_order_number_seq TO didban_tazirat;
CREATE POLICY disposition_order_tazirat_read ON disposition_order FOR SELECT TO didban_tazirat
  USING (EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
CREATE POLICY disposition_order_tazirat_order ON disposition_order FOR INSERT TO didban_tazirat
  WITH CHECK (ordered_by_id = (SELECT didban_actor()) AND EXISTS (SELECT FROM case_file c WHERE c.id = case_id));
GRANT SELECT ON seizure, seized_item, receipt, custody_event TO didban_tazirat;
CREATE POLICY seizure_tazirat_read ON seizure FOR SELECT TO didban_tazirat
  USING (EXISTS (SELECT FROM case_file c WHERE c.seizure_id = seizure.id));
CREATE POLICY seized_item_tazirat_read ON seized_item FOR SELECT TO didban_tazirat
  USING (EXISTS (SELECT FROM case_file c WHERE c.seizure_id = seized_item.seizure_id));
CREATE POLICY receipt_tazirat_read ON receipt FOR SELECT TO didban_tazirat
  USING (EXISTS (SELECT FROM case_file c WHERE c.seizure_id = receipt.seizure_id));
CREATE POLICY custody_event_tazirat_read ON custody_event FOR SELECT TO didban_tazirat
  USING (EXISTS (SELECT FROM seized_item i WHERE i.id = item_id));

-- Where seized goods came from, for the two that act on them after customs.
GRANT SELECT ON consignment, scan_session, image_decision, inspection, seizure_photo TO didban_ocssp, didban_tazirat;
CREATE POLICY consignment_of_seizure ON consignment FOR SELECT TO didban_ocssp, didban_tazirat
  USING (EXISTS (SELECT FROM seizure z WHERE z.consignment_id = consignment.id));
CREATE POLICY inspection_of_seizure ON inspection FOR SELECT TO didban_ocssp, didban_tazirat
  USING (EXISTS (SELECT FROM seizure z WHERE z.inspection_id = inspection.id));
CREATE POLICY scan_session_of_seizure ON scan_session FOR SELECT TO didban_ocssp, didban_tazirat
  USING (EXISTS (SELECT FROM inspection e WHERE e.scan_id = scan_session.id));
CREATE POLICY image_decision_of_seizure ON image_decision FOR SELECT TO didban_ocssp, didban_tazirat
  USING (EXISTS (SELECT FROM inspection e WHERE e.scan_id = image_decision.scan_id));
CREATE POLICY seizure_photo_of_seizure ON seizure_photo FOR SELECT TO didban_ocssp, didban_tazirat
  USING (EXISTS (SELECT FROM seizure z WHERE z.id = seizure_id));

-- ---------------------------------------------------------------------------------------------
-- Police: side routes and what is done on them; of scans nothing but that a unit worked.
GRANT SELECT, INSERT, UPDATE (score, band, scored_at) ON route_segment TO didban_police;
CREATE POLICY route_segment_police ON route_segment TO didban_police USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (state, answered_by_id, answered_at) ON route_report TO didban_police;
GRANT USAGE ON SEQUENCE route_report_number_seq, intervention_number_seq TO didban_police;
CREATE POLICY route_report_police_read ON route_report FOR SELECT TO didban_police USING (true);
CREATE POLICY route_report_police_submit ON route_report FOR INSERT TO didban_police
  WITH CHECK (reporter_id = (SELECT didban_actor()) AND office_id = (SELECT didban_office()));
CREATE POLICY route_report_police_answer ON route_report FOR UPDATE TO didban_police
  USING (reporter_id <> (SELECT didban_actor())) WITH CHECK (answered_by_id = (SELECT didban_actor()));
GRANT SELECT, INSERT ON route_score TO didban_police;
CREATE POLICY route_score_police ON route_score TO didban_police USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (state, started_at, ended_at) ON intervention TO didban_police;
CREATE POLICY intervention_police_read ON intervention FOR SELECT TO didban_police USING (true);
CREATE POLICY intervention_police_plan ON intervention FOR INSERT TO didban_police
  WITH CHECK (planned_by_id = (SELECT didban_actor()) AND EXISTS (
    SELECT FROM office o JOIN route_segment g ON g.county_code = o.county_code
      WHERE o.id = (SELECT didban_office()) AND g.id = segment_id));
CREATE POLICY intervention_police_step ON intervention FOR UPDATE TO didban_police
  USING (EXISTS (SELECT FROM office o JOIN route_segment g ON g.county_code = o.county_code
    WHERE o.id = (SELECT didban_office()) AND g.id = segment_id));
GRANT SELECT ON route_segment, route_report, route_score, intervention TO didban_customs;
CREATE POLICY route_segment_customs ON route_segment FOR SELECT TO didban_customs USING (true);
CREATE POLICY route_report_customs ON route_report FOR SELECT TO didban_customs USING (true);
CREATE POLICY route_score_customs ON route_score FOR SELECT TO didban_customs USING (true);
CREATE POLICY intervention_customs ON intervention FOR SELECT TO didban_customs USING (true);

GRANT SELECT ON scanner, commissioning_plan, commissioning_event, downtime TO didban_police;
CREATE POLICY scanner_police ON scanner FOR SELECT TO didban_police USING (true);
CREATE POLICY commissioning_plan_police ON commissioning_plan FOR SELECT TO didban_police USING (true);
CREATE POLICY commissioning_event_police ON commissioning_event FOR SELECT TO didban_police USING (true);
CREATE POLICY downtime_police ON downtime FOR SELECT TO didban_police USING (true);
GRANT SELECT (scanner_id, scanned_at) ON scan_session TO didban_police;
CREATE POLICY scan_session_police ON scan_session FOR SELECT TO didban_police USING (true);

-- ---------------------------------------------------------------------------------------------
-- The council: agreed by all, kept by the judiciary, each agency answering for its own duties.
GRANT SELECT ON resolution, duty, obstacle TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary;
CREATE POLICY resolution_read ON resolution FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary USING (true);
CREATE POLICY duty_read ON duty FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary USING (true);
CREATE POLICY obstacle_read ON obstacle FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary USING (true);
GRANT INSERT, UPDATE (state, adopted_at) ON resolution TO didban_judiciary;
GRANT INSERT ON duty TO didban_judiciary;
GRANT USAGE ON SEQUENCE resolution_number_seq, duty_number_seq TO didban_judiciary;
CREATE POLICY resolution_keep ON resolution FOR INSERT TO didban_judiciary WITH CHECK (proposed_by_id = (SELECT didban_actor()));
CREATE POLICY resolution_adopt ON resolution FOR UPDATE TO didban_judiciary USING (true);
CREATE POLICY duty_assign ON duty FOR INSERT TO didban_judiciary WITH CHECK (true);
GRANT UPDATE (state, state_since, evidence, submitted_at, submitted_by_id, verified_at, verified_by_id) ON duty
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary;
CREATE POLICY duty_answer ON duty FOR UPDATE TO didban_customs, didban_ocssp, didban_police, didban_tazirat
  USING (agency = (SELECT didban_agency()));
CREATE POLICY duty_judge ON duty FOR UPDATE TO didban_judiciary USING (true);
GRANT INSERT, UPDATE (removed_at) ON obstacle TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary;
CREATE POLICY obstacle_raise ON obstacle FOR INSERT TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary
  WITH CHECK (raised_by_id = (SELECT didban_actor())
    AND EXISTS (SELECT FROM duty d WHERE d.id = duty_id AND d.agency = (SELECT didban_agency())));
CREATE POLICY obstacle_remove ON obstacle FOR UPDATE TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary
  USING (EXISTS (SELECT FROM duty d WHERE d.id = duty_id AND d.agency = (SELECT didban_agency())));

-- ---------------------------------------------------------------------------------------------
-- The judiciary reads everything, and changes no other agency's record.
DO $$
  DECLARE t text;
  BEGIN
    FOREACH t IN ARRAY ARRAY['consignment', 'scan_session', 'scan_image', 'image_decision', 'scan_import', 'inspection', 'seizure',
        'seized_item', 'appraisal', 'seizure_photo', 'receipt', 'custody_event', 'case_file', 'ruling', 'disposition_order',
        'scanner', 'commissioning_plan', 'commissioning_event', 'downtime', 'route_segment', 'route_report', 'route_score',
        'intervention'] LOOP
      EXECUTE format('GRANT SELECT ON %I TO didban_judiciary', t);
      EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO didban_judiciary USING (%s)', t || '_judiciary', t,
        CASE t WHEN 'scan_image' THEN 'scan_id IS NOT NULL' WHEN 'seizure_photo' THEN 'seizure_id IS NOT NULL' ELSE 'true' END);
    END LOOP;
  END
$$;

-- ---------------------------------------------------------------------------------------------
-- Alerts: whoever is addressed answers. Anybody's work may raise one for others, through the one function that does.
GRANT SELECT, UPDATE (state, acknowledged_at, acted_at, closed_at) ON alert
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary;
CREATE POLICY alert_read ON alert FOR SELECT TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary
  USING (addressed_role = (SELECT didban_role()) AND (office_id IS NULL OR office_id = (SELECT didban_office()))
    OR (SELECT didban_role()) IN ('CUSTOMS_SUPERVISOR', 'JUDICIARY_OFFICER'));
CREATE POLICY alert_answer ON alert FOR UPDATE TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary
  USING (addressed_role = (SELECT didban_role()) AND (office_id IS NULL OR office_id = (SELECT didban_office())));
GRANT SELECT ON outbox_message TO didban_system, didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary;
CREATE POLICY outbox_message_live ON outbox_message FOR SELECT TO didban_system USING (true);
CREATE POLICY outbox_message_addressed ON outbox_message FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary
  USING (addressed_role = (SELECT didban_role()) AND (office_id IS NULL OR office_id = (SELECT didban_office())));

GRANT SELECT, INSERT ON alert TO didban_ledger;
GRANT SELECT, INSERT ON outbox_message TO didban_ledger;
GRANT USAGE ON SEQUENCE alert_number_seq, outbox_message_id_seq TO didban_ledger;
CREATE POLICY alert_ledger ON alert TO didban_ledger USING (true) WITH CHECK (true);
CREATE POLICY outbox_message_ledger ON outbox_message TO didban_ledger USING (true) WITH CHECK (true);
-- Gives the alert made; nothing where one of the same rule and subject is open.
CREATE FUNCTION didban_raise_alert(
  id uuid, rule alert_rule_code, subject_type text, subject_id text, evidence jsonb, addressed role, office uuid,
  raised_at timestamptz, acknowledge_by timestamptz
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    made bigint;
  BEGIN
    INSERT INTO alert AS a (id, rule_code, subject_type, subject_id, evidence, addressed_role, office_id, state, raised_at, acknowledge_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'RAISED', $8, $9)
    ON CONFLICT DO NOTHING RETURNING a.number INTO made;
    RETURN made;
  END
$$;
-- Writes to the outbox and wakes its listeners when the transaction commits.
CREATE FUNCTION didban_tell(topic text, addressed role, office uuid, payload jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DECLARE
    told bigint;
  BEGIN
    INSERT INTO outbox_message AS o (at, topic, addressed_role, office_id, payload)
    VALUES (clock_timestamp(), $1, $2, $3, $4) RETURNING o.id INTO told;
    PERFORM pg_notify('didban_outbox', told::text);
  END
$$;
REVOKE EXECUTE ON FUNCTION didban_raise_alert(uuid, alert_rule_code, text, text, jsonb, role, uuid, timestamptz, timestamptz), didban_tell(text, role, uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION didban_raise_alert(uuid, alert_rule_code, text, text, jsonb, role, uuid, timestamptz, timestamptz), didban_tell(text, role, uuid, jsonb)
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary;
ALTER FUNCTION didban_raise_alert(uuid, alert_rule_code, text, text, jsonb, role, uuid, timestamptz, timestamptz) OWNER TO didban_ledger;
ALTER FUNCTION didban_tell(text, role, uuid, jsonb) OWNER TO didban_ledger;

-- ---------------------------------------------------------------------------------------------
-- Figures of the whole province: columns that name nobody, no vehicle and no place of hiding.
GRANT SELECT ON scanner TO didban_figures;
GRANT SELECT (id, scanner_id, office_id, scanned_at, state) ON scan_session TO didban_figures;
GRANT SELECT (id, office_id, state, legal_kind, discovered_at, appraised_at, value_rial, delivered_at, closed_at) ON seizure TO didban_figures;
GRANT SELECT (id, seizure_id, class_code, value_rial, state, store_id, stored_at, out_at) ON seized_item TO didban_figures;
GRANT SELECT (id, seizure_id, office_id, state, filed_at, accepted_at, ruled_at, notified_at, appealed_at, final_at, closed_at)
  ON case_file TO didban_figures;
GRANT SELECT (id, case_id, holder_id, state, disposition, ordered_at, set_apart_at, closed_at) ON disposition_order TO didban_figures;
GRANT SELECT (id, seizure_id, store_id, received_at) ON receipt TO didban_figures;
DO $$
  DECLARE t text;
  BEGIN
    FOREACH t IN ARRAY ARRAY['scanner', 'scan_session', 'seizure', 'seized_item', 'case_file', 'disposition_order', 'receipt'] LOOP
      EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO didban_figures USING (true)', t || '_figures', t);
    END LOOP;
  END
$$;

-- ---------------------------------------------------------------------------------------------
-- Whose history somebody may read: of what they may see themselves. Asked of an audit event's subject.
CREATE OR REPLACE FUNCTION didban_sees(subject_type text, subject_id text) RETURNS boolean
  LANGUAGE plpgsql STABLE AS $$
  DECLARE
    agency agency := didban_agency();
  BEGIN
    -- Whoever opened a file exceptionally reads the history of that file, whatever their agency.
    IF current_user = 'didban_exceptional' THEN
      RETURN CASE $1
        WHEN 'SEIZURE' THEN EXISTS (SELECT FROM seizure WHERE id = $2::uuid)
        WHEN 'ITEM' THEN EXISTS (SELECT FROM seized_item WHERE id = $2::uuid)
        WHEN 'CASE' THEN EXISTS (SELECT FROM case_file WHERE id = $2::uuid)
        WHEN 'ORDER' THEN EXISTS (SELECT FROM disposition_order WHERE id = $2::uuid)
        ELSE false
      END;
    END IF;
    IF agency = 'JUDICIARY' THEN RETURN true; END IF;
    IF agency = 'PLATFORM' THEN RETURN false; END IF;
    CASE $1
      WHEN 'RESOLUTION', 'DUTY' THEN RETURN true;
      WHEN 'SCANNER', 'ROUTE_SEGMENT', 'ROUTE_REPORT', 'INTERVENTION' THEN RETURN agency IN ('CUSTOMS', 'POLICE');
      WHEN 'ALERT' THEN RETURN EXISTS (SELECT FROM alert WHERE id = $2::uuid);
      ELSE NULL;
    END CASE;
    IF agency = 'POLICE' THEN RETURN false; END IF;
    CASE $1
      WHEN 'CONSIGNMENT' THEN RETURN agency = 'CUSTOMS' OR EXISTS (SELECT FROM consignment WHERE id = $2::uuid);
      WHEN 'SCAN' THEN RETURN agency = 'CUSTOMS' OR EXISTS (SELECT FROM scan_session WHERE id = $2::uuid);
      WHEN 'SEIZURE' THEN RETURN EXISTS (SELECT FROM seizure WHERE id = $2::uuid);
      WHEN 'ITEM' THEN RETURN EXISTS (SELECT FROM seized_item WHERE id = $2::uuid);
      WHEN 'CASE' THEN RETURN EXISTS (SELECT FROM case_file WHERE id = $2::uuid);
      WHEN 'ORDER' THEN RETURN EXISTS (SELECT FROM disposition_order WHERE id = $2::uuid);
      ELSE RETURN false;
    END CASE;
  END
$$;
REVOKE CREATE ON SCHEMA public FROM didban_ledger;

-- ---------------------------------------------------------------------------------------------
-- The backup reads everything there is and will be, past row security (prisma/roles.sql), and writes nothing.
GRANT SELECT ON ALL TABLES IN SCHEMA public TO didban_backup;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO didban_backup;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO didban_backup;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON SEQUENCES TO didban_backup;
