import { DomainError } from "#app/domain/errors.ts";
import { answer } from "#app/http/answer.server.ts";

const refuse = answer(() => {
  throw new DomainError("not-found");
});

export const loader = refuse;
export const action = refuse;

/** Never shown: the refusal becomes the error page. */
export default function NotFound() {
  return null;
}
