import { may } from "../access/permissions.ts";
import type { Wave } from "../graduation/wave.ts";
import type { Measure } from "../measure/measure.ts";
import type { Finding, Path } from "../model/content-document.ts";
import type { Edition } from "../model/edition.ts";
import type { PartnerKind } from "../model/partner-kind.ts";
import type { Source } from "../model/source.ts";
import { type ReturnFile, readAnswers } from "../return/return-file.ts";
import { findTemplate, type ReturnForms } from "../return/template.ts";
import type { DemonstrationArea } from "./area.ts";
import type { DemonstrationFunding } from "./funding.ts";
import type { DemonstrationAnswer, DemonstrationSeries } from "./measures.ts";
import type { DemonstrationMeeting } from "./meetings.ts";
import { type DemonstrationPartner, type DemonstrationPerson, isScorer } from "./people.ts";
import type { DemonstrationPlan } from "./plan.ts";
import type { RoundFile } from "./round.ts";
import { findUntimedAnswers } from "./scores.ts";

/** The other content that the demonstration refers to. */
export type KnownContent = {
  edition: Edition;
  measures: readonly Measure[];
  sources: readonly Source[];
  partnerKinds: readonly PartnerKind[];
  waves: readonly Wave[];
  returns: ReturnForms;
};

type Keyed = { partners: readonly DemonstrationPartner[]; people: readonly DemonstrationPerson[] };

/** A finding when no thing of that kind has the key. */
function missing(kind: string, known: Iterable<string>, key: string, path: Path): Finding[] {
  return [...known].includes(key) ? [] : [{ path, message: `no ${kind} has the key "${key}"` }];
}

const keysOf = (things: readonly { key: string }[]) => things.map(({ key }) => key);

function rowKeys(edition: Edition): string[] {
  return edition.changes.flatMap((change) => keysOf(change.rows));
}

export function crossCheckArea(area: DemonstrationArea, edition: Edition): Finding[] {
  return area.priorities.flatMap(({ rows }, at) =>
    rows.flatMap((row, index) =>
      missing("row", rowKeys(edition), row, ["priorities", at, "rows", index]),
    ),
  );
}

export function crossCheckPartners({ partners }: Keyed, kinds: readonly PartnerKind[]): Finding[] {
  return partners.flatMap(({ kind }, at) =>
    missing("kind of partner", keysOf(kinds), kind, ["partners", at, "kind"]),
  );
}

/** A round against the edition, people and partners; a closed one must hold every row and change. */
export function crossCheckRound(
  round: RoundFile,
  { partners, people }: Keyed,
  edition: Edition,
): Finding[] {
  const partnerKeys = keysOf(partners);
  const scorers = people.filter(isScorer).map(({ key }) => key);
  const inRound = round.rows.map(({ row }) => row);
  return [
    ...(round.edition === edition.id
      ? []
      : [{ path: ["edition"], message: `is not the edition "${edition.id}"` }]),
    ...rowKeys(edition).flatMap((key) => missing("row of this round", inRound, key, ["rows"])),
    ...(round.status === "closed"
      ? keysOf(edition.changes).flatMap((key) =>
          missing(
            "change of this round",
            round.changes.map(({ change }) => change),
            key,
            ["changes"],
          ),
        )
      : []),
    ...round.onPaper.flatMap((person, at) =>
      missing("person who scores", scorers, person, ["onPaper", at]),
    ),
    ...round.changes.flatMap(({ change }, at) =>
      missing("change", keysOf(edition.changes), change, ["changes", at, "change"]),
    ),
    ...(round.closing?.confirmations ?? []).flatMap(({ partner }, at) =>
      missing("partner", partnerKeys, partner, ["closing", "confirmations", at, "partner"]),
    ),
    ...round.rows.flatMap((row, at): Finding[] => [
      ...missing("row", rowKeys(edition), row.row, ["rows", at, "row"]),
      ...Object.keys(row.answers).flatMap((person) =>
        missing("person who scores", scorers, person, ["rows", at, "answers", person]),
      ),
      ...Object.keys(row.secondPass?.answers ?? {}).flatMap((person) =>
        missing("person who scores", scorers, person, [
          "rows",
          at,
          "secondPass",
          "answers",
          person,
        ]),
      ),
      ...(row.decision?.outcome === "agreed" ? row.decision.differentViews : []).flatMap(
        ({ partner }, view) =>
          missing("partner", partnerKeys, partner, [
            "rows",
            at,
            "decision",
            "differentViews",
            view,
            "partner",
          ]),
      ),
    ]),
    ...findUntimedAnswers(round, edition).map((who) => ({
      path: ["sittings"],
      message: `no sitting covers an answer: ${who}`,
    })),
  ];
}

/** The plan against its round: each action is the next step of an agreed row, within its target. */
export function crossCheckPlan(
  plan: DemonstrationPlan,
  rounds: readonly RoundFile[],
  { partners, people }: Keyed,
): Finding[] {
  const round = rounds.find(({ key }) => key === plan.round);
  if (round === undefined) return missing("round", keysOf(rounds), plan.round, ["round"]);
  return plan.actions.flatMap((action, at): Finding[] => {
    const path = ["actions", at];
    const decision = round.rows.find(({ row }) => row === action.row)?.decision;
    const change = round.changes.find(({ change }) => action.row.startsWith(`${change}.`));
    const agreed = decision?.outcome === "agreed" ? decision : undefined;
    const target = agreed?.target ?? change?.target;
    return [
      ...(agreed?.level === action.level - 1 && target !== undefined && action.level <= target.level
        ? []
        : [
            {
              path: [...path, "level"],
              message: "must be one above the agreed level, up to the target",
            },
          ]),
      ...missing("partner", keysOf(partners), action.owner, [...path, "owner"]),
      ...("person" in action.lead
        ? missing("person", keysOf(people), action.lead.person, [...path, "lead", "person"])
        : []),
      ...action.notes.flatMap(({ by }, note) =>
        missing("person", keysOf(people), by, [...path, "notes", note, "by"]),
      ),
    ];
  });
}

/** Meetings against the plan and the people: every action, person, partner and note is there. */
export function crossCheckMeetings(
  meetings: readonly DemonstrationMeeting[],
  plan: DemonstrationPlan,
  { partners, people }: Keyed,
): Finding[] {
  const actions = keysOf(plan.actions);
  return meetings.flatMap(({ decisions, asked, updates }, at): Finding[] => [
    ...decisions.flatMap(({ by, act, corrections }, index): Finding[] => {
      const path = ["meetings", at, "decisions", index];
      return [
        ...[by, ...corrections.map((each) => each.by)].flatMap((person) =>
          missing("person", keysOf(people), person, path),
        ),
        ...(act ? missing("partner", keysOf(partners), act.owner, [...path, "act"]) : []),
        ...(act ? missing("action", actions, act.action, [...path, "act"]) : []),
      ];
    }),
    ...(asked?.actions ?? []).flatMap((action, index) =>
      missing("action", actions, action, ["meetings", at, "asked", "actions", index]),
    ),
    ...updates.flatMap((update, index) => {
      const notes = plan.actions.find(({ key }) => key === update.action)?.notes ?? [];
      return notes.some((note) => note.at === update.at)
        ? []
        : [{ path: ["meetings", at, "updates", index], message: "has no note of that instant" }];
    }),
  ]);
}

export function crossCheckFunding(
  funding: DemonstrationFunding,
  plan: DemonstrationPlan,
  { partners, people }: Keyed,
  measures: readonly Measure[],
): Finding[] {
  const signers = people.filter(({ roles }) => roles.includes("signatory"));
  return [
    ...funding.schemes.flatMap((scheme, at) => [
      ...missing("partner", keysOf(partners), scheme.lead, ["schemes", at, "lead"]),
      ...scheme.measures.flatMap((measure, index) =>
        missing("measure", keysOf(measures), measure, ["schemes", at, "measures", index]),
      ),
      ...scheme.actions.flatMap((action, index) =>
        missing("action", keysOf(plan.actions), action, ["schemes", at, "actions", index]),
      ),
    ]),
    ...funding.signatories.capacities.flatMap(({ person }, at) =>
      missing("signatory", keysOf(signers), person, ["signatories", "capacities", at, "person"]),
    ),
    ...[
      ...funding.virements.map(({ movedBy }, at) => [movedBy, "virements", at] as const),
      ...funding.versions.map(({ savedBy }, at) => [savedBy, "versions", at] as const),
      ...funding.consultations.flatMap(({ circulatedBy, comments }, at) =>
        [circulatedBy, ...comments.map(({ by }) => by)].map(
          (person) => [person, "consultations", at] as const,
        ),
      ),
    ].flatMap(([person, list, at]) => missing("person", keysOf(people), person, [list, at])),
    ...funding.consultations.flatMap(({ partners: asked }, at) =>
      asked.flatMap((each) =>
        missing("partner", keysOf(partners), each, ["consultations", at, "partners"]),
      ),
    ),
    ...funding.signOffs.flatMap(({ recordedBy }, at) =>
      missing("person", keysOf(people), recordedBy, ["signOffs", at, "recordedBy"]),
    ),
  ];
}

export function crossCheckSeries(
  series: readonly DemonstrationSeries[],
  measures: readonly Measure[],
): Finding[] {
  return series.flatMap(({ measure }, at) =>
    missing("measure", keysOf(measures), measure, ["series", at, "measure"]),
  );
}

/** Answers to agreed levels: the row has one, and whoever answered may. */
export function crossCheckAnswers(
  answers: readonly DemonstrationAnswer[],
  rounds: readonly RoundFile[],
  { people }: Keyed,
): Finding[] {
  const answerers = people.filter(({ roles }) => may(roles, "story.answer"));
  return answers.flatMap(({ round, row, by }, at) => {
    const rows = rounds.find(({ key }) => key === round)?.rows ?? [];
    const agreed = rows.filter(({ decision }) => decision?.outcome === "agreed");
    return [
      ...missing(
        "agreed row of that round",
        agreed.map((each) => each.row),
        row,
        ["answers", at, "row"],
      ),
      ...missing("person who may answer", keysOf(answerers), by, ["answers", at, "by"]),
    ];
  });
}

/** A return fits its quarter's template, and each of its answers its question. */
export function crossCheckReturn(file: ReturnFile, forms: ReturnForms): Finding[] {
  const template = findTemplate(forms, file.quarter);
  if (template?.id !== file.template) {
    return [{ path: ["template"], message: `is not the template of ${file.quarter}` }];
  }
  return readAnswers(template, file.answers).problems.map(({ key, sentence }) => ({
    path: ["answers", key],
    message: sentence,
  }));
}
