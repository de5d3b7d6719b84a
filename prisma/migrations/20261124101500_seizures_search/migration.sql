-- The list of seizures: newest first, and found by words of an item however they are typed.
CREATE INDEX "seizure_discovered_at_id_idx" ON "seizure"("discovered_at" DESC, "id" DESC);
CREATE INDEX seized_item_description_idx ON seized_item USING gin (didban_fold(description) gin_trgm_ops);
