import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answer } from "#app/http/answer.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { CLAIMS } from "./accessibility-claims.ts";
import { KnownBarriers } from "./known-barriers.tsx";
import { StatementContact } from "./statement-contact.tsx";

export const meta: MetaFunction = () => [{ title: "Accessibility statement – Homeward" }];

export const loader = answer(async ({ context: { config } }: LoaderFunctionArgs) => ({
  ...config.operator,
  address: config.publicUrl,
}));

/**
 * In the form of the model statement of the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
 * Accessibility Regulations 2018. It claims nothing that no test holds.
 */
export default function Accessibility() {
  const { name, email, address } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Accessibility statement"
        purpose="What everybody can do here, what does not work yet, and whom to tell."
      />
      <div className="hw-reading">
        <p>
          This statement is about Homeward at {address}.{" "}
          {name === null
            ? "Whoever runs this installation has not given a name here yet."
            : `It is run by ${name}, who want as many people as possible to be able to use it.`}
        </p>
        <p>You should be able to:</p>
        <ul className="nhsuk-list nhsuk-list--bullet">
          {CLAIMS.map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
        </ul>
        <p>
          <a href="https://mcmw.abilitynet.org.uk/">AbilityNet has advice</a> on making your device
          easier to use if you have a disability.
        </p>

        <h2 className="nhsuk-heading-m">How accessible Homeward is</h2>
        <p>We know that some parts are not fully accessible:</p>
        <ul className="nhsuk-list nhsuk-list--bullet">
          <li>PDF files have no tags, so a screen reader finds no headings or tables in them</li>
          <li>Word and Excel files have not been tested with a screen reader</li>
          <li>
            on a narrow screen some labels inside charts are small; the table behind a chart has
            them in full size
          </li>
          <li>nobody checks the words, links and names that people type in</li>
        </ul>

        <h2 className="nhsuk-heading-m" id="contact">
          If you cannot use part of it
        </h2>
        <p>
          Ask for what you need in another form: large print, easy read, an audio recording, braille
          or a tagged document. Say which page it is about and what you need.
        </p>
        <StatementContact name={name} email={email} />

        <h2 className="nhsuk-heading-m">Reporting a problem</h2>
        <p>
          If you find a problem that is not listed here, or think we do not meet the requirements,
          tell us in the same way. What you were doing, on which page, and with which device or
          software is all we need.
        </p>

        <h2 className="nhsuk-heading-m">Enforcement procedure</h2>
        <p>
          The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and
          Mobile Applications) (No. 2) Accessibility Regulations 2018 (the “accessibility
          regulations”). If you are not happy with how we answer,{" "}
          <a href="https://www.equalityadvisoryservice.com/">
            contact the Equality Advisory and Support Service
          </a>
          .
        </p>

        <h2 className="nhsuk-heading-m">Technical information</h2>
        <p>
          {name ?? "Whoever runs this installation"} is committed to making it accessible, in
          accordance with the accessibility regulations.
        </p>
        <h3 className="nhsuk-heading-s">Compliance status</h3>
        <p>
          Homeward is partially compliant with the{" "}
          <a href="https://www.w3.org/TR/WCAG22/">
            Web Content Accessibility Guidelines (WCAG) version 2.2
          </a>{" "}
          AA standard, because of what is listed below.
        </p>

        <KnownBarriers />

        <h2 className="nhsuk-heading-m">How this statement was prepared</h2>
        <p>It was prepared on 30 November 2026 and last reviewed on 30 November 2026.</p>
        <p>
          The makers of Homeward tested it themselves, by machine, in Chromium. At every change of
          the program each page of the demonstration is opened as four different people, rounds in
          their different states, an area with nothing in it, and forms with errors; each is checked
          with axe against WCAG 2.2 AA. Pages are measured at 320 and 1280 pixels and with wider
          spacing of text, and a script moves the focus through every control. Whole tasks are done
          by keyboard alone. Six pages are checked in forced colours, on light and on dark grounds:
          that each mark has its word and stands out, that charts can be read, and where the focus
          is.
        </p>
        <p>
          In Firefox and in WebKit, the engine of Safari, every page was opened once by one person,
          in a wide and a narrow window, and measured for words that are cut off or lie over each
          other; rows were scored there with and without a connection. It has not been tested with a
          screen reader or by people who use assistive technology, and no outside body has audited
          it.
        </p>
      </div>
    </>
  );
}
