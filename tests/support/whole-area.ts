import { readFileSync } from "node:fs";
import type { DemonstrationDatabase } from "./demonstration.ts";

const JUNE = "june-2017";
const MARCH = "march-2017";
const ROW = "home-first.assessment-away-from-ward";
const FACILITATOR = "frances-oyelaran";
const AT = 1_497_949_000_000;

/**
 * Gives the demonstration something of every kind that it has none of, so that each table an area
 * file carries has a row.
 */
export function completeArea({ database, services, viewerOf }: DemonstrationDatabase): void {
  const own = readFileSync("content/editions/hicm-2017/model.yaml", "utf8");
  services.editions.offer(viewerOf(FACILITATOR), own.replace("id: hicm-2017", "id: marram-2018"));
  database.orm.$client.exec(`
    INSERT INTO position_shares VALUES ('${MARCH}', 'council', '${FACILITATOR}', ${AT});
    INSERT INTO retention_terms (area_id, guests, unjoined, reasons) VALUES ('demonstration', 12, 24, NULL);
    INSERT INTO corrections VALUES ('a-correction', '${MARCH}', ${AT}, '${FACILITATOR}', '${ROW}', 'The date was the 14th.');
    INSERT INTO agenda_items VALUES ('${JUNE}', 'home-first', 25);
    INSERT INTO members (id, area_id, partner_id, name, email, roles)
      VALUES ('a-guest', 'demonstration', 'hospitals', 'Ada Carne', '', '["guest"]');
    INSERT INTO guests (member_id, round_id, kind, status, joined_at, decided_at, decided_by)
      VALUES ('a-guest', '${JUNE}', 'device', 'accepted', ${AT}, ${AT}, '${FACILITATOR}');
    INSERT INTO partners (id, area_id, kind, name, short_name, shape, colour, position, active, merged_into)
      SELECT 'an-old-trust', area_id, kind, 'An old trust', 'Old', shape, colour, 9, 0, id FROM partners WHERE id = 'hospitals';
    INSERT INTO together_changes VALUES ('together', 'demonstration', '${FACILITATOR}', ${AT},
      '[{"actionId":"one-discharge-team","before":{"ownerPartnerId":"council","ownerMemberId":null},"after":{"ownerPartnerId":"hospitals","ownerMemberId":"${FACILITATOR}"},"edited":[]}]', NULL);
    INSERT INTO action_history (action_id, member_id, at, field, before, after)
      VALUES ('one-discharge-team', '${FACILITATOR}', ${AT}, 'ownerPartnerId', 'council', 'hospitals'),
        ('one-discharge-team', '${FACILITATOR}', ${AT}, 'waitsFor', NULL, 'weekend-care-starts');
    INSERT INTO plan_imports VALUES ('an-import', 'demonstration', '${FACILITATOR}', ${AT}, 'plan.xlsx', NULL);
    INSERT INTO plan_import_actions VALUES ('an-import', 'one-discharge-team', 3);
    INSERT INTO grant_revisions VALUES ('a-revision', 'demonstration', '2017-18', 100, 1, 'A letter', ${AT}, '${FACILITATOR}');
    INSERT INTO local_measures (area_id, key, definition) VALUES ('demonstration', 'own-visits',
      '{"name":"Visits","unit":"visits","numerator":"Visits made","denominator":null,"per":1,"good":"up","decimals":0}');
    INSERT INTO measure_targets (area_id, measure_key, year, target) VALUES ('demonstration', 'own-visits', '2017-18', 400);
    INSERT INTO measure_imports VALUES ('figures', 'demonstration', '${FACILITATOR}', ${AT}, 'figures.csv', 1, NULL);
    INSERT INTO measure_history VALUES ('a-change', 'demonstration', 'own-visits', '2016-17 Q4', 'actual', NULL,
      '{"value":90,"numerator":null,"denominator":null,"approximate":false,"status":"","source":"Ours","dated":null}', '${FACILITATOR}', ${AT}, 'figures');
    INSERT INTO integration_choices VALUES ('a-choice', 'demonstration', 1, 'own', 'Our way', 'Together', 'It suits us', '${FACILITATOR}', ${AT});
    INSERT INTO board_items (id, area_id, text, added_at, added_by) VALUES ('an-item', 'demonstration', 'Agree the winter plan', ${AT}, '${FACILITATOR}');
    INSERT INTO return_explanations (return_id, contradiction, question, explanation, saved_at, saved_by)
      SELECT id, 'on-track', 'Why?', 'Since June.', ${AT}, '${FACILITATOR}' FROM returns WHERE submitted_on IS NULL LIMIT 1;
    INSERT INTO return_corrections SELECT 'a-return-correction', id, 'a-question', '1', '2', 'Typing', ${AT}, '${FACILITATOR}'
      FROM returns WHERE submitted_on IS NOT NULL LIMIT 1;
    INSERT INTO graduation_objectives (id, case_id, kind, words, state, created_at) VALUES ('an-objective', 'marram-sands', 'milestone', 'Sign by June', 'on-track', ${AT});
    INSERT INTO graduation_progress VALUES ('a-progress', 'an-objective', '${FACILITATOR}', 'on-track', 'Drafted', ${AT});
    INSERT INTO graduation_versions VALUES ('marram-sands', 'a-mark',
      '{"name":"A case","wave":"first","boards":[],"letter":"","criteria":{},"evidence":[]}', ${AT});
    INSERT INTO graduation_sign_offs (id, signatory_id, mark, recorded_by, at, signed_on)
      SELECT 'a-signature', id, 'a-mark', '${FACILITATOR}', ${AT}, '2017-06-20' FROM graduation_signatories LIMIT 1;
    INSERT INTO graduation_evidence (id, case_id, criterion, kind, source, snapshot, kept_on, kept_by, at)
      VALUES ('kept', 'marram-sands', 'maturity', 'action', 'one-discharge-team', '{"title":"An action","lines":[]}', '2017-06-20', '${FACILITATOR}', ${AT});
    INSERT INTO audit_events (area_id, member_id, at, kind, subject_id, part)
      VALUES ('demonstration', '${FACILITATOR}', ${AT}, 'redacted', '${MARCH}', '${ROW}');
    UPDATE graduation_askings SET revealed_at = ${AT}, panel = '[{"memberId":"${FACILITATOR}","partnerId":"council"}]' WHERE number = 1;
    UPDATE round_rows SET pass1 = 'revealed', pass1_at = ${AT} WHERE round_id = '${JUNE}' AND change_key = 'home-first';
  `);
}
