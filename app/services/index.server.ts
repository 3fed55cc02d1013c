import { nanoid } from "nanoid";
import type { Database } from "#db/client.server.ts";
import { createAccounts } from "./accounts.server.ts";
import { createActivity } from "./activity.server.ts";
import { createAreaFiles } from "./area-files.server.ts";
import { createAsking } from "./asking.server.ts";
import { createBoard } from "./board.server.ts";
import { createCalendars } from "./calendars.server.ts";
import { createComparison } from "./comparison.server.ts";
import type { Content } from "./content.server.ts";
import { createDecisions } from "./decisions.server.ts";
import { createDemonstration } from "./demonstration.server.ts";
import { createDesk } from "./desk.server.ts";
import { createDiscussion } from "./discussion.server.ts";
import { createErasure } from "./erasure.server.ts";
import { refuseFaults } from "./faults.server.ts";
import { createFreezing } from "./freezing.server.ts";
import { createFunding } from "./funding.server.ts";
import { createGraduation } from "./graduation.server.ts";
import { createGuests } from "./guests.server.ts";
import { createGuidance } from "./guidance.server.ts";
import { createHome } from "./home.server.ts";
import { createPaperNeeds } from "./home-papers.server.ts";
import { createIdentityProvider, type ProviderSettings } from "./identity-provider.server.ts";
import { createInvitations } from "./invitations.server.ts";
import { createJoining } from "./joining.server.ts";
import type { Kit } from "./kit.server.ts";
import { createLive } from "./live.server.ts";
import { createLiveHub, type LiveHub } from "./live-hub.server.ts";
import { createStories } from "./measure-stories.server.ts";
import { createMeasures } from "./measures.server.ts";
import { createMeetings } from "./meetings.server.ts";
import { createModel } from "./model.server.ts";
import { createOutbox } from "./outbox.server.ts";
import { createOwnEditions } from "./own-editions.server.ts";
import { createPacks } from "./packs.server.ts";
import { createPartnerMerging } from "./partner-merging.server.ts";
import { createPasswordResets } from "./password-resets.server.ts";
import { createHashing } from "./passwords.server.ts";
import { createPeople } from "./people.server.ts";
import { createPersonalData } from "./personal-data.server.ts";
import { createPlan } from "./plan.server.ts";
import { createPlanImport } from "./plan-import.server.ts";
import { createRecord } from "./record.server.ts";
import { createRedactions } from "./redactions.server.ts";
import type { Reports } from "./reports/reports.ts";
import { createResults } from "./results.server.ts";
import { createResultsDownloads } from "./results-downloads.server.ts";
import { createRetention } from "./retention.server.ts";
import { createReturns } from "./returns.server.ts";
import { createRounds } from "./rounds.server.ts";
import { createScores } from "./scores.server.ts";
import { createSecondSteps } from "./second-steps.server.ts";
import { createSessions } from "./sessions.server.ts";
import { createShared } from "./shared-reading.server.ts";
import { createShares } from "./shares.server.ts";
import { createSheets } from "./sheets.server.ts";
import { createSingleSignOn } from "./single-sign-on.server.ts";
import { createStandard } from "./standard.server.ts";
import { createUpdates } from "./updates.server.ts";

type ServiceOptions = {
  database: Database;
  content: Content;
  clock: () => number;
  reports: Reports;
  config: {
    publicUrl: string;
    hashing: "full" | "cheap";
    demonstration?: boolean;
    areaFileKey?: string | null;
    /** How e-mail is sent; null where it is not. */
    mail?: unknown;
    /** Where people may sign in with an account they have elsewhere. */
    singleSignOn?: ProviderSettings | null;
  };
  /** Made here, unless who measures it holds it. */
  live?: LiveHub;
};

/** Builds every use case once, on one database and one clock: the composition root. */
export function createServices({
  database,
  content,
  clock,
  reports,
  live = createLiveHub(),
  config,
}: ServiceOptions) {
  const kit: Kit = {
    db: database,
    content,
    now: clock,
    newId: nanoid,
    publicUrl: config.publicUrl,
    hashing: createHashing(config.hashing),
    reports,
    areaFileKey: config.areaFileKey ?? null,
    sendsMail: Boolean(config.mail),
    live,
  };
  const sessions = createSessions(kit);
  const steps = createSecondSteps(kit, sessions);
  const provider =
    config.singleSignOn &&
    createIdentityProvider(config.singleSignOn, `${config.publicUrl}/sign-in/sso/callback`);
  const funding = createFunding(kit);
  const results = createResults(kit);
  const returns = createReturns(kit);
  const graduation = createGraduation(kit);
  const services = {
    sessions,
    steps,
    accounts: createAccounts(kit, steps),
    resets: createPasswordResets(kit, steps),
    signOn: createSingleSignOn(kit, steps, provider ?? null),
    people: createPeople(kit),
    merging: createPartnerMerging(kit),
    guests: createGuests(kit),
    joining: createJoining(kit),
    invitations: createInvitations(kit),
    outbox: createOutbox(kit),
    home: createHome(kit, funding, createPaperNeeds(kit, { graduation, returns })),
    activity: createActivity(kit),
    areaFiles: createAreaFiles(kit),
    /** Entering as anyone exists in demonstration mode alone. */
    demonstration: config.demonstration ? createDemonstration(kit, sessions) : null,
    live: createLive(kit),
    rounds: createRounds(kit),
    redactions: createRedactions(kit),
    scores: createScores(kit),
    sheets: createSheets(kit),
    discussion: createDiscussion(kit),
    desk: createDesk(kit),
    results,
    downloads: createResultsDownloads(kit, results),
    record: createRecord(kit, results),
    measures: createMeasures(kit),
    stories: createStories(kit),
    shares: createShares(kit),
    shared: createShared(kit),
    comparison: createComparison(kit),
    model: createModel(kit),
    editions: createOwnEditions(kit),
    plan: createPlan(kit),
    standard: createStandard(kit),
    guidance: createGuidance(kit),
    meetings: createMeetings(kit),
    asking: createAsking(kit),
    updates: createUpdates(kit),
    decisions: createDecisions(kit),
    freezing: createFreezing(kit),
    erasure: createErasure(kit),
    retention: createRetention(kit),
    personal: createPersonalData(kit),
    calendars: createCalendars(kit),
    planImport: createPlanImport(kit),
    funding,
    board: createBoard(kit),
    packs: createPacks(kit),
    returns,
    graduation,
  };
  return refuseFaults(services, database.report);
}

export type Services = ReturnType<typeof createServices>;
