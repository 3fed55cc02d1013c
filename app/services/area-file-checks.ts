import {
  type AreaFileProblem,
  type Confidential,
  writePath,
} from "#app/domain/area-file/area-file.ts";
import { editionHash } from "#app/domain/model/edition-hash.ts";
import type { AreaFile, FileRow } from "#db/area-file/file-schema.server.ts";
import type { Content } from "./content.server.ts";

const problem = (path: PropertyKey[], sentence: string): AreaFileProblem => ({
  path: writePath(path),
  sentence,
});

/** Whatever speaks of a level, row or change that its round's edition does not have. */
export function checkRounds({ editions, records }: AreaFile): AreaFileProblem[] {
  const keysOf = new Map(
    editions.map(({ hash, edition }) => [
      hash,
      new Set(edition.changes.flatMap((each) => [each.key, ...each.rows.map(({ key }) => key)])),
    ]),
  );
  const roundKeys = new Map(
    records.rounds.map(({ id, editionHash: hash }) => [id, keysOf.get(String(hash))]),
  );
  const unknown = (row: FileRow, key: unknown, path: PropertyKey[]) =>
    key === null || !roundKeys.get(row.roundId) || roundKeys.get(row.roundId)?.has(String(key))
      ? []
      : [problem(path, `“${key}” is not in the edition of this round.`)];
  const tables = [
    ["roundChanges", "changeKey"],
    ["roundRows", "changeKey"],
    ["roundRows", "rowKey"],
    ["differentViews", "rowKey"],
    ["corrections", "rowKey"],
    ["agendaItems", "changeKey"],
  ] as const;
  return [
    ...editions.flatMap(({ hash, edition }, at) =>
      hash === editionHash(edition)
        ? []
        : [problem(["editions", at, "hash"], "Is not the hash of this edition.")],
    ),
    ...records.rounds.flatMap(({ status, closedAt }, at) =>
      (status === "closed") === (closedAt !== null)
        ? []
        : [problem(["records", "rounds", at, "closedAt"], "Is there for a closed round alone.")],
    ),
    ...tables.flatMap(([name, field]) =>
      records[name].flatMap((row, at) => unknown(row, row[field], ["records", name, at, field])),
    ),
    ...records.roundPartners.flatMap((row, at) =>
      (row.changes as string[]).flatMap((key, place) =>
        unknown(row, key, ["records", "roundPartners", at, "changes", place]),
      ),
    ),
  ];
}

/** Whatever speaks of content that this installation does not have. */
export function checkContent({ records }: AreaFile, content: Content): AreaFileProblem[] {
  const measures = new Set([
    ...content.measures.keys(),
    ...records.localMeasures.map(({ key }) => String(key)),
  ]);
  const known = {
    measure: measures,
    partner: new Set(content.partnerKinds.map(({ key }) => key)),
    wave: new Set(content.waves.keys()),
    template: new Set(content.returns.templates.map(({ id }) => id)),
    model: new Set([...content.integrationModels.map(({ key }) => key), "own"]),
  };
  const places = [
    ["partners", "kind", "partner", "kind of partner"],
    ["roundPartners", "kind", "partner", "kind of partner"],
    ["actions", "measureKey", "measure", "measure"],
    ["measureValues", "measureKey", "measure", "measure"],
    ["measureTargets", "measureKey", "measure", "measure"],
    ["measureHistory", "measureKey", "measure", "measure"],
    ["storyAnswers", "measureKey", "measure", "measure"],
    ["graduationCases", "wave", "wave", "wave of graduation"],
    ["returns", "templateId", "template", "template of a return"],
    ["integrationChoices", "model", "model", "model of integration"],
  ] as const;
  return places.flatMap(([name, field, kind, words]) =>
    records[name].flatMap((row, at) =>
      row[field] === null || known[kind].has(String(row[field]))
        ? []
        : [
            problem(
              ["records", name, at, field],
              `This installation knows no ${words} “${row[field]}”.`,
            ),
          ],
    ),
  );
}

/** Sealed scores that speak of what the records do not hold, or of what nobody has revealed. */
export function checkConfidential(
  { records }: AreaFile,
  { scores, readiness }: Confidential,
): AreaFileProblem[] {
  const joined = (...parts: unknown[]) => JSON.stringify(parts);
  const rows = new Map(records.roundRows.map((row) => [joined(row.roundId, row.rowKey), row]));
  const asked = new Set(records.roundPartners.map((row) => joined(row.roundId, row.partnerId)));
  const members = new Set(records.members.map(({ id }) => id));
  const partners = new Set(records.partners.map(({ id }) => id));
  const askings = new Map(records.graduationAskings.map((asking) => [asking.id, asking]));
  const seen = new Set<string>();
  const repeated = (said: string) => seen.size === seen.add(said).size;
  return [
    ...scores.flatMap((score, at) => {
      const { roundId, rowKey, memberId, pass, partnerId, enteredBy } = score;
      const path = ["scores (sealed)", "scores", at];
      const row = rows.get(joined(roundId, rowKey));
      const isRevealed = row?.pass1 === "revealed" && (pass === 1 || row.pass2 === "revealed");
      const known = members.has(memberId) && (enteredBy === null || members.has(enteredBy));
      return [
        ...(isRevealed ? [] : [problem(path, "Is of a row that is not revealed in the records.")]),
        ...(known && asked.has(joined(roundId, partnerId))
          ? []
          : [problem(path, "Is of somebody who is not among the records.")]),
        ...(repeated(joined("score", roundId, rowKey, memberId, pass))
          ? [problem(path, "Is there twice.")]
          : []),
      ];
    }),
    ...readiness.flatMap(({ askingId, criterion, memberId, partnerId }, at) => {
      const path = ["scores (sealed)", "readiness", at];
      const known = members.has(memberId) && partners.has(partnerId);
      return [
        ...(askings.get(askingId)?.revealedAt == null
          ? [problem(path, "Is of an asking that is not revealed in the records.")]
          : []),
        ...(known ? [] : [problem(path, "Is of somebody who is not among the records.")]),
        ...(repeated(joined("readiness", askingId, criterion, memberId))
          ? [problem(path, "Is there twice.")]
          : []),
      ];
    }),
  ];
}
