import type { z } from "zod";
import { type ContentDocument, type Finding, readContent } from "../model/content-document.ts";
import { ContentError, type ContentProblem } from "../model/content-error.ts";
import { crossCheckSources } from "../model/cross-check.ts";
import { type ReturnFile, returnFileSchema } from "../return/return-file.ts";
import { areaFileSchema, type DemonstrationArea } from "./area.ts";
import {
  crossCheckAnswers,
  crossCheckArea,
  crossCheckFunding,
  crossCheckMeetings,
  crossCheckPartners,
  crossCheckPlan,
  crossCheckReturn,
  crossCheckRound,
  crossCheckSeries,
  type KnownContent,
} from "./cross-check-demonstration.ts";
import { checkFunding, type DemonstrationFunding, fundingFileSchema } from "./funding.ts";
import {
  checkGraduation,
  crossCheckGraduation,
  type DemonstrationGraduation,
  graduationFileSchema,
} from "./graduation.ts";
import {
  checkMeasureValues,
  type DemonstrationAnswer,
  type DemonstrationSeries,
  measureValuesFileSchema,
} from "./measures.ts";
import { checkMeetings, type DemonstrationMeeting, meetingsFileSchema } from "./meetings.ts";
import {
  checkPeople,
  type DemonstrationPartner,
  type DemonstrationPerson,
  peopleFileSchema,
} from "./people.ts";
import { checkPlan, type DemonstrationPlan, planFileSchema } from "./plan.ts";
import { checkRound, type RoundFile, roundFileSchema } from "./round.ts";
import { type DemonstrationScore, listScores } from "./scores.ts";

/** The files of `content/demonstration`. */
export const DEMONSTRATION_FILES = [
  "area.yaml",
  "partners-and-people.yaml",
  "round-september-2016.yaml",
  "round-march-2017.yaml",
  "round-june-2017.yaml",
  "plan.yaml",
  "meetings.yaml",
  "funding.yaml",
  "measures.yaml",
  "graduation.yaml",
  "return-2016-17-q1.json",
  "return-2016-17-q2.json",
  "return-2016-17-q3.json",
  "return-2016-17-q4.json",
  "return-2017-18-q1.json",
] as const;

const RETURN_FILES = DEMONSTRATION_FILES.filter((name) => name.startsWith("return-"));

type DemonstrationFile = (typeof DEMONSTRATION_FILES)[number];

/** A round with its answers as timed scores; the rows keep when a second pass ran and the decision. */
export type DemonstrationRound = Omit<RoundFile, "rows" | "sittings"> & {
  rows: {
    row: string;
    /** Null where nobody scored a second time. */
    secondPass: { startedAt: number; revealedAt: number } | null;
    decision: RoundFile["rows"][number]["decision"];
  }[];
  scores: DemonstrationScore[];
};

/** The demonstration area, checked, ready to be stored. Instants are UTC milliseconds, money is pence. */
export type Demonstration = {
  area: DemonstrationArea;
  partners: DemonstrationPartner[];
  people: DemonstrationPerson[];
  /** Oldest first. */
  rounds: DemonstrationRound[];
  plan: DemonstrationPlan;
  meetings: DemonstrationMeeting[];
  funding: DemonstrationFunding;
  series: DemonstrationSeries[];
  answers: DemonstrationAnswer[];
  graduation: DemonstrationGraduation;
  /** Quarterly returns, oldest first, submitted but for the last. */
  returns: ReturnFile[];
};

/**
 * The demonstration area from the texts of its files, cross-checked with one another and with the
 * content they refer to. Throws a ContentError that lists every problem with file, line and field.
 */
export function loadDemonstration(
  texts: Readonly<Record<DemonstrationFile, string>>,
  known: KnownContent,
): Demonstration {
  const problems: ContentProblem[] = [];
  const read = <T>(
    file: DemonstrationFile,
    schema: z.ZodType<T>,
    check?: (value: T) => Finding[],
  ): ContentDocument<T> | null => {
    try {
      return readContent(texts[file], `demonstration/${file}`, schema, check);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      problems.push(...error.problems);
      return null;
    }
  };

  const area = read("area.yaml", areaFileSchema);
  const people = read("partners-and-people.yaml", peopleFileSchema, checkPeople);
  const september = read("round-september-2016.yaml", roundFileSchema, checkRound);
  const march = read("round-march-2017.yaml", roundFileSchema, checkRound);
  const june = read("round-june-2017.yaml", roundFileSchema, checkRound);
  const plan = read("plan.yaml", planFileSchema, checkPlan);
  const meetings = read("meetings.yaml", meetingsFileSchema, checkMeetings);
  const funding = read("funding.yaml", fundingFileSchema, checkFunding);
  const measures = read("measures.yaml", measureValuesFileSchema, checkMeasureValues);
  const graduation = read("graduation.yaml", graduationFileSchema, checkGraduation);
  const returns = RETURN_FILES.map((file) => read(file, returnFileSchema));
  const readReturns = returns.filter((document) => document !== null);
  if (readReturns.length < returns.length) throw new ContentError(problems);
  if (!(area && people && september && march && june && plan && meetings && funding && measures)) {
    throw new ContentError(problems);
  }
  if (!graduation) throw new ContentError(problems);

  const { edition, sources, partnerKinds } = known;
  const rounds = [september, march, june];
  const roundFiles = rounds.map(({ value }) => value);
  problems.push(
    ...[area, people, ...rounds, plan, meetings, funding, measures].flatMap((document) =>
      document.locate(crossCheckSources(document.value, sources)),
    ),
    ...area.locate(crossCheckArea(area.value, edition)),
    ...people.locate(crossCheckPartners(people.value, partnerKinds)),
    ...rounds.flatMap((round) => round.locate(crossCheckRound(round.value, people.value, edition))),
    ...plan.locate(crossCheckPlan(plan.value, roundFiles, people.value)),
    ...meetings.locate(crossCheckMeetings(meetings.value.meetings, plan.value, people.value)),
    ...funding.locate(crossCheckFunding(funding.value, plan.value, people.value, known.measures)),
    ...graduation.locate(
      crossCheckGraduation(graduation.value, {
        ...people.value,
        rounds: roundFiles,
        measures: known.measures,
        waves: known.waves,
      }),
    ),
    ...measures.locate(crossCheckSeries(measures.value.series, known.measures)),
    ...measures.locate(crossCheckAnswers(measures.value.answers, roundFiles, people.value)),
    ...readReturns.flatMap((document) =>
      document.locate(crossCheckReturn(document.value, known.returns)),
    ),
  );
  if (problems.length > 0) throw new ContentError(problems);

  return {
    area: area.value,
    ...people.value,
    rounds: roundFiles.map(({ rows, sittings, ...round }) => ({
      ...round,
      rows: rows.map(({ row, secondPass, decision }) => ({
        row,
        secondPass: secondPass
          ? { startedAt: secondPass.startedAt, revealedAt: secondPass.revealedAt }
          : null,
        decision,
      })),
      scores: listScores({ rows, sittings, ...round }, edition),
    })),
    plan: plan.value,
    meetings: meetings.value.meetings,
    funding: funding.value,
    graduation: graduation.value,
    series: measures.value.series,
    answers: measures.value.answers,
    returns: readReturns.map(({ value }) => value),
  };
}
