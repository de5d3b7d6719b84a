-- The appeal branch too rules within a month of receiving the file (art. 45): when it did is a fact of its own.
ALTER TABLE "case_file" ADD COLUMN "appealed_at" TIMESTAMPTZ(3);
ALTER TABLE case_file ADD CONSTRAINT case_file_appealed CHECK (appealed_at >= notified_at);
DROP TRIGGER case_file_law ON case_file;
CREATE TRIGGER case_file_law BEFORE UPDATE ON case_file
  FOR EACH ROW EXECUTE FUNCTION didban_follow_law(
    'CASE', 'accepted_at', 'ruled_at', 'notified_at', 'appealed_at', 'final_at', 'closed_at');

-- Fines as multiples of the goods' value are data, as every amount and period of the law.
CREATE TABLE "fine_band" (
    "id" UUID NOT NULL,
    "article" TEXT NOT NULL,
    "legal_kind" "legal_kind" NOT NULL,
    "direction" "direction",
    "above_rial" BIGINT NOT NULL,
    "up_to_rial" BIGINT,
    "min_multiple" INTEGER NOT NULL,
    "max_multiple" INTEGER NOT NULL,
    "min_prison_months" INTEGER,
    "max_prison_months" INTEGER,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "confidence" "confidence" NOT NULL,
    "verified_by" TEXT,

    CONSTRAINT "fine_band_pkey" PRIMARY KEY ("id")
);
ALTER TABLE fine_band ADD CONSTRAINT fine_band_bounds CHECK (
  above_rial >= 0 AND (up_to_rial IS NULL OR up_to_rial > above_rial)
  AND min_multiple BETWEEN 1 AND 100 AND max_multiple BETWEEN min_multiple AND 100
  AND (min_prison_months IS NULL) = (max_prison_months IS NULL) AND max_prison_months >= min_prison_months
  AND (valid_to IS NULL OR valid_to > valid_from)
);

-- Arts. 18 and 22, as read; a lawyer confirms each (verified_by). Currency in transit may be either way.
INSERT INTO fine_band (id, article, legal_kind, direction, above_rial, up_to_rial, min_multiple, max_multiple,
  min_prison_months, max_prison_months, valid_from, confidence)
SELECT md5(concat_ws('|', 'fine-band', article, kind, way, above))::uuid, article, kind::legal_kind, way::direction,
  above, up_to, low, high, prison_low, prison_high, DATE '2015-10-13', 'LAW'
FROM (VALUES
  ('18', 'PERMITTED', NULL, 0::bigint, NULL::bigint, 1, 2, NULL::int, NULL::int),
  ('18', 'CONDITIONAL', NULL, 0, NULL, 1, 3, NULL, NULL),
  ('18', 'SUBSIDISED', NULL, 0, NULL, 2, 4, NULL, NULL),
  ('18', 'CURRENCY', 'IMPORT', 0, NULL, 1, 2, NULL, NULL),
  ('18', 'CURRENCY', 'EXPORT', 0, NULL, 2, 4, NULL, NULL),
  ('18', 'CURRENCY', 'TRANSIT', 0, NULL, 1, 4, NULL, NULL),
  ('22', 'PROHIBITED', NULL, 0, 10000000, 2, 3, NULL, NULL),
  ('22', 'PROHIBITED', NULL, 10000000, 100000000, 3, 5, NULL, NULL),
  ('22', 'PROHIBITED', NULL, 100000000, 1000000000, 5, 7, 6, 24),
  ('22', 'PROHIBITED', NULL, 1000000000, NULL, 7, 10, 24, 60)
) AS band (article, kind, way, above, up_to, low, high, prison_low, prison_high);
