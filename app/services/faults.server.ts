import { DomainError } from "#app/domain/errors.ts";
import { storageFault } from "#db/faults.server.ts";

/**
 * The same services, whose every use case refuses, instead of failing, when the database file is
 * locked, full, read-only or damaged: so whoever asks is told what to do, and a form keeps what was
 * typed. The fault itself is reported.
 */
export function refuseFaults<Services extends object>(
  services: Services,
  report: (fault: unknown) => void,
): Services {
  const refuse = (error: unknown): never => {
    const code = storageFault(error);
    if (!code) throw error;
    report(error);
    throw new DomainError(code);
  };
  const guard = (part: unknown): unknown => {
    if (typeof part === "function") {
      // Some use cases call others of their service.
      return function (this: unknown, ...told: unknown[]) {
        try {
          const result: unknown = part.apply(this, told);
          return result instanceof Promise ? result.catch(refuse) : result;
        } catch (error) {
          return refuse(error);
        }
      };
    }
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, guard(each)]));
  };
  return guard(services) as Services;
}
