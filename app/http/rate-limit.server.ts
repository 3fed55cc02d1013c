import type { AppLoadContext } from "@remix-run/node";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { readJoinCode } from "#app/domain/access/join-code.ts";
import { DomainError } from "#app/domain/errors.ts";
import type { Services } from "#app/services/index.server.ts";
import { isRefusal } from "./answer.server.ts";

const MINUTE = 60;
const FORTNIGHT = 14 * 24 * 3600;

/**
 * Wrong passwords are counted; right ones never, however many come from one hospital's address.
 * One person at one address has few tries. An account has more over all addresses, and whoever
 * signed in from an address before is not held to these. A browser that has signed in to the account
 * before has tries of its own, whatever its address, so that strangers cannot lock a person out, nor
 * can those behind the same address. Everything passes within minutes; a restart forgets it.
 */
function createLimits() {
  return {
    pair: new RateLimiterMemory({ points: 8, duration: 10 * MINUTE }),
    account: new RateLimiterMemory({ points: 40, duration: 5 * MINUTE }),
    address: new RateLimiterMemory({ points: 100, duration: 5 * MINUTE }),
    known: new RateLimiterMemory({ points: 1, duration: FORTNIGHT }),
    waiting: new Map<string, Promise<void>>(),
  };
}

const limitsOf = new WeakMap<Services, ReturnType<typeof createLimits>>();

/**
 * Runs one check of an account's password. Refuses `too-many-attempts` after too many wrong ones.
 * `browser` names one that has signed in to the account before, where it is known to have.
 * Checks of the same account run one after another, so that guessing in parallel gains nothing.
 */
export async function limitAttempts<Result>(
  { services, clientAddress }: Pick<AppLoadContext, "services" | "clientAddress">,
  email: string,
  check: () => Promise<Result>,
  browser: string | null = null,
): Promise<Result> {
  let limits = limitsOf.get(services);
  if (!limits) {
    limits = createLimits();
    limitsOf.set(services, limits);
  }
  const { pair, account, address, known, waiting } = limits;
  const accountKey = email.trim().toLowerCase().slice(0, 320);
  const pairKey = `${accountKey} ${browser ? `browser ${browser}` : clientAddress}`;

  const attempt = async () => {
    const isKnown = (await known.get(pairKey)) !== null;
    if (
      (await isSpent(pair, pairKey)) ||
      (!browser && (await isSpent(address, clientAddress))) ||
      (!browser && !isKnown && (await isSpent(account, accountKey)))
    ) {
      throw new DomainError("too-many-attempts");
    }
    try {
      const result = await check();
      await known.set(pairKey, 1, FORTNIGHT);
      await pair.delete(pairKey);
      return result;
    } catch (error) {
      if (isRefusal(error) && error.code === "wrong-credentials") {
        await pair.penalty(pairKey);
        await account.penalty(accountKey);
        await address.penalty(clientAddress);
      }
      throw error;
    }
  };

  const before = waiting.get(accountKey) ?? Promise.resolve();
  const result = before.then(attempt);
  const settled = result.then(
    () => {},
    () => {},
  );
  waiting.set(accountKey, settled);
  try {
    return await result;
  } finally {
    if (waiting.get(accountKey) === settled) waiting.delete(accountKey);
  }
}

/**
 * Wrong join codes are counted, right ones never: a whole workshop may join from one hospital's
 * address within a minute. An address has its own count; all addresses together have another, to
 * which one that somebody joined from before is not held, so that strangers close no workshop.
 */
function createJoinLimits() {
  return {
    address: new RateLimiterMemory({ points: 60, duration: 10 * MINUTE }),
    all: new RateLimiterMemory({ points: 1000, duration: 10 * MINUTE }),
    known: new RateLimiterMemory({ points: 1, duration: FORTNIGHT }),
  };
}

const joinLimitsOf = new WeakMap<Services, ReturnType<typeof createJoinLimits>>();

/**
 * Runs one try of a join code. Refuses `too-many-attempts` after too many wrong ones. A partner's
 * link is too long to be guessed, so it is not counted, and works where codes are held back.
 */
export async function limitJoins<Result>(
  { services, clientAddress }: Pick<AppLoadContext, "services" | "clientAddress">,
  key: string,
  attempt: () => Result,
): Promise<Result> {
  if (readJoinCode(key) === null) return attempt();
  const limits = joinLimitsOf.get(services) ?? createJoinLimits();
  joinLimitsOf.set(services, limits);
  const { address, all, known } = limits;
  const isKnown = (await known.get(clientAddress)) !== null;
  if ((await isSpent(address, clientAddress)) || (!isKnown && (await isSpent(all, "all")))) {
    throw new DomainError("too-many-attempts");
  }
  try {
    const result = attempt();
    await known.set(clientAddress, 1, FORTNIGHT);
    return result;
  } catch (error) {
    if (isRefusal(error) && error.code === "code-unknown") {
      await address.penalty(clientAddress);
      await all.penalty("all");
    }
    throw error;
  }
}

const arrivalsOf = new WeakMap<Services, RateLimiterMemory>();

/**
 * Runs one return from the identity provider, which asks the provider who it is. Those that are not
 * what we sent away are counted by address, so that nobody makes us ask without end.
 */
export async function limitArrivals<Result>(
  { services, clientAddress }: Pick<AppLoadContext, "services" | "clientAddress">,
  arrive: () => Promise<Result>,
): Promise<Result> {
  const wrong =
    arrivalsOf.get(services) ?? new RateLimiterMemory({ points: 100, duration: 5 * MINUTE });
  arrivalsOf.set(services, wrong);
  if (await isSpent(wrong, clientAddress)) throw new DomainError("too-many-attempts");
  try {
    return await arrive();
  } catch (error) {
    if (isRefusal(error) && error.code === "sign-on-spent") await wrong.penalty(clientAddress);
    throw error;
  }
}

/**
 * Tries of links to read that open nothing are counted by address; openings of one that works by
 * link, since each is on record and may make a file.
 */
function createSharedLimits() {
  return {
    wrong: new RateLimiterMemory({ points: 60, duration: 10 * MINUTE }),
    opened: new RateLimiterMemory({ points: 300, duration: 10 * MINUTE }),
  };
}

const sharedLimitsOf = new WeakMap<Services, ReturnType<typeof createSharedLimits>>();

/** Runs one opening of a link to read. Refuses `too-many-attempts` after too many. */
export async function limitShared<Result>(
  { services, clientAddress }: Pick<AppLoadContext, "services" | "clientAddress">,
  token: string,
  open: () => Promise<Result> | Result,
): Promise<Result> {
  const limits = sharedLimitsOf.get(services) ?? createSharedLimits();
  sharedLimitsOf.set(services, limits);
  const { wrong, opened } = limits;
  if ((await isSpent(wrong, clientAddress)) || (await isSpent(opened, token))) {
    throw new DomainError("too-many-attempts");
  }
  try {
    const result = await open();
    await opened.penalty(token);
    return result;
  } catch (error) {
    if (isRefusal(error) && error.code === "share-ended") await wrong.penalty(clientAddress);
    throw error;
  }
}

async function isSpent(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  const found = await limiter.get(key);
  return found !== null && found.consumedPoints >= limiter.points;
}
