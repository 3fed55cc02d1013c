import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StatementContact } from "./statement-contact.tsx";

const say = (name: string | null, email: string | null) =>
  renderToStaticMarkup(<StatementContact name={name} email={email} />);

it("says where to write, and whom to ask where nobody has said", () => {
  expect(say("Marram Council", "help@example.org")).toContain(
    '<a href="mailto:help@example.org">help@example.org</a> (Marram Council).',
  );
  expect(say("Marram Council", null)).toContain("Ask Marram Council.");
  expect(say(null, null)).toContain("No address to write to has been given here yet.");
  expect(say(null, null)).toContain("ask the facilitator who invited you");
});
