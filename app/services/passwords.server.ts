import { hash, verify } from "@node-rs/argon2";

/** How passwords are hashed and checked. */
export type Hashing = {
  hash: (password: string) => Promise<string>;
  /** False for a wrong password, and, after as long, for an account without one. */
  verify: (passwordHash: string | null, password: string) => Promise<boolean>;
};

/** Cost of argon2id: OWASP's first choice (19 MiB, 2 passes), or cheap for tests. */
const COSTS = {
  full: { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
  cheap: { memoryCost: 64, timeCost: 1, parallelism: 1 },
};

/** Hashing with argon2id (RFC 9106) at the given cost. */
export function createHashing(cost: keyof typeof COSTS): Hashing {
  const options = COSTS[cost];
  const decoy = hash("no account has this password", options);
  return {
    hash: (password) => hash(password, options),
    verify: async (passwordHash, password) => {
      const matches = await verify(passwordHash ?? (await decoy), password);
      return matches && passwordHash !== null;
    },
  };
}
