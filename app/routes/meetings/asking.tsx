import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type SerializeFrom,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/dates.ts";
import { answer } from "#app/http/answer.server.ts";
import { submitForm } from "#app/http/forms.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { CopyField } from "#app/ui/copy-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { askingForms } from "./asking.form.ts";
import { nameOf } from "./meeting-name.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Asking owners: ${data ? nameOf(data.meeting) : ""} – ${data?.area ?? "Area"} – Homeward`,
  },
];

export const loader = answer(async (asked: LoaderFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const id = asked.params.meeting ?? "";
  return {
    ...services.asking.page(viewer, id),
    area: area.name,
    back: `/areas/${area.slug}/meetings/${id}`,
    done: describeDone(new URL(asked.request.url).searchParams),
  };
});

export const action = answer(async (asked: ActionFunctionArgs) => {
  const { viewer, area, services } = await requireArea(asked);
  const { asking } = services;
  const id = asked.params.meeting ?? "";
  const here = `/areas/${area.slug}/meetings/${id}/asking`;
  return submitForm(asked.request, askingForms, (sent) => {
    switch (sent.deed) {
      case "ask":
        return redirect(`${here}?asked=${asking.ask(viewer, id)}`);
      case "texts":
        // Not a redirect: only this answer knows the links.
        return { made: asking.makeTexts(viewer, id, sent.asked) };
      case "end":
        asking.endLinks(viewer, id, sent.asked);
        return redirect(`${here}?ended`);
      case "send":
        asking.sendTo(viewer, id, sent.asked, sent.email);
        return redirect(`${here}?sent`);
      case "remind":
        return redirect(`${here}?reminded=${asking.remind(viewer, id)}`);
    }
  });
});

function describeDone(search: URLSearchParams): string | null {
  const count = (name: string) => Number(search.get(name)) || 0;
  if (search.has("asked")) {
    const asked = count("asked");
    if (asked === 0) return "Everyone who owns an open action was asked already.";
    return `Owners are asked about ${asked === 1 ? "1 action" : `${asked} actions`}.`;
  }
  if (search.has("reminded")) {
    const reminded = count("reminded");
    if (reminded === 0) return "Everyone we can write to was reminded today, or has answered.";
    return reminded === 1 ? "1 reminder is on the way." : `${reminded} reminders are on the way.`;
  }
  if (search.has("ended")) return "Those links no longer work.";
  return search.has("sent") ? "The message is on its way." : null;
}

type Page = SerializeFrom<typeof loader>;

export default function Asking() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const made = answered && "made" in answered ? answered.made : null;
  const result = answered && "errors" in answered ? answered : undefined;
  const { meeting, back, asked, toAsk, isAhead, sendsMail, done } = page;
  const open = asked.filter((each) => each.open > 0);
  const answeredAll = asked.filter((each) => each.open === 0);
  return (
    <>
      <BackLink href={back} label={meeting.name} />
      {done && !answered && <Notice kind="success" title={done} focus />}
      <PageHeader
        title="Asking owners"
        purpose={`Who is asked for an update before ${formatDate(meeting.date)}, and how they are reached. Papers close on ${formatDate(meeting.papersDeadline)}.`}
      />
      {made && <Texts made={made} />}
      {isAhead && toAsk > 0 && (
        <PlainForm id="ask">
          <input type="hidden" name="deed" value="ask" />
          <SubmitButton>{`Ask about ${toAsk === 1 ? "1 action" : `${toAsk} actions`} more`}</SubmitButton>
        </PlainForm>
      )}
      {isAhead && open.length > 0 && (
        <section className="hw-section hw-reading" aria-labelledby="everybody">
          <h2 className="nhsuk-heading-m" id="everybody">
            {open.length === 1 ? "1 has" : `${open.length} have`} not answered
          </h2>
          <p>
            {sendsMail
              ? "People whose address we know were written to. A reminder goes to each at most once a day."
              : "This installation sends no e-mail: copy each text into a message of yours."}
          </p>
          <div className="hw-buttons">
            <PlainForm id="texts" result={result}>
              <input type="hidden" name="deed" value="texts" />
              {open.map(({ id }) => (
                <input key={id} type="hidden" name="asked[]" value={id} />
              ))}
              <SubmitButton kind={toAsk > 0 || made ? "secondary" : "primary"}>
                {open.length === 1 ? "Make the text" : `Make ${open.length} texts`}
              </SubmitButton>
            </PlainForm>
            {sendsMail && (
              <PlainForm id="remind" result={result}>
                <input type="hidden" name="deed" value="remind" />
                <SubmitButton kind="secondary">Send reminders by e-mail</SubmitButton>
              </PlainForm>
            )}
          </div>
        </section>
      )}
      {asked.length === 0 ? (
        <EmptyState title="Nobody was asked yet">
          Owners of open actions stand here once they are asked.
        </EmptyState>
      ) : (
        <section className="hw-section" aria-labelledby="asked">
          <h2 className="nhsuk-heading-m" id="asked">
            Who was asked
          </h2>
          {open.length > 0 && <AskedList asked={open} page={page} result={result} />}
          {answeredAll.length > 0 && (
            <Drawer
              summary={`Answered everything (${answeredAll.length})`}
              open={open.length === 0}
            >
              <AskedList asked={answeredAll} page={page} result={result} />
            </Drawer>
          )}
        </section>
      )}
    </>
  );
}

type AskedListProps = { asked: Page["asked"]; page: Page; result: FormResult | undefined };

function AskedList({ asked, page, result }: AskedListProps) {
  return (
    <ul className="hw-comments">
      {asked.map((each) => (
        <li key={each.id} className="hw-comment">
          <Asked each={each} page={page} result={result} />
        </li>
      ))}
    </ul>
  );
}

type AskedProps = { each: Page["asked"][number]; page: Page; result: FormResult | undefined };

/** One of those who were asked: how far, how reached, and what can be done. */
function Asked({ each, page, result }: AskedProps) {
  const { id, name, partner, requests, open, links } = each;
  const isWaiting = page.isAhead && open > 0 && !each.hasLeft;
  return (
    <>
      <p className="hw-row">
        <strong>{name}</strong>
        {partner && <PartnerMark partner={partner} />}
      </p>
      <p>
        {open === 0 ? "All answered" : `${requests - open} of ${requests} answered`}.{" "}
        <span className="hw-quiet">
          Asked {formatDate(each.askedOn)}
          {each.remindedOn && `, reminded ${formatDate(each.remindedOn)}`}. {sayReached(each)}
        </span>
      </p>
      <div className="hw-row hw-screen-only hw-meeting__deeds">
        {isWaiting && (
          <PlainForm id={`text-${id}`} result={result}>
            <input type="hidden" name="deed" value="texts" />
            <input type="hidden" name="asked[]" value={id} />
            <button type="submit" className="hw-link-button">
              {each.hasAccount ? "Text to copy" : "New link and text"}
              <span className="nhsuk-u-visually-hidden"> for {name}</span>
            </button>
          </PlainForm>
        )}
        {links > 0 && (
          <PlainForm id={`end-${id}`} result={result}>
            <input type="hidden" name="deed" value="end" />
            <input type="hidden" name="asked" value={id} />
            <button type="submit" className="hw-link-button">
              {links === 1 ? "End the link" : `End ${links} links`}
              <span className="nhsuk-u-visually-hidden"> of {name}</span>
            </button>
          </PlainForm>
        )}
      </div>
      {isWaiting && page.sendsMail && !each.isMember && (
        <PlainForm id={`send-${id}`} result={result} defaults={{ email: each.email }}>
          <input type="hidden" name="deed" value="send" />
          <input type="hidden" name="asked" value={id} />
          <TextField
            name="email"
            label={`E-mail address of ${name}`}
            type="email"
            autoComplete="off"
          />
          <SubmitButton kind="secondary" small>
            Send by e-mail
          </SubmitButton>
        </PlainForm>
      )}
    </>
  );
}

function sayReached({ hasLeft, hasAccount, isMember, links }: Page["asked"][number]): string {
  if (hasLeft) return "Has left: give the action another owner, then ask again.";
  if (hasAccount) return "Answers here, signed in.";
  if (links > 0)
    return `Without an account: ${links === 1 ? "a link works" : "links work"} until the meeting.`;
  return isMember ? "Has not joined yet: needs a link." : "Without an account: needs a link.";
}

type Made = { askedId: string; name: string; link: string; text: string; personal: boolean };

/** New texts, shown this once: to copy into a message. */
function Texts({ made }: { made: readonly Made[] }) {
  return (
    <>
      <Notice
        kind="success"
        title={made.length === 0 ? "Everything is answered already" : "Ready to send"}
        focus
      >
        {made.some(({ personal }) => personal) && (
          <p>Copy them now: personal links are not shown again.</p>
        )}
      </Notice>
      {made.map(({ askedId, name, link, text, personal }) => (
        <section key={askedId} className="hw-section hw-invitation" aria-label={name}>
          <h2 className="nhsuk-heading-m">{name}</h2>
          <CopyField
            id={`link-${askedId}`}
            label={`${personal ? "Personal link" : "Address"} for ${name}`}
            value={link}
            copy="Copy the link"
          />
          <CopyField
            id={`text-${askedId}`}
            label="Text to send it in"
            value={text}
            copy="Copy the text"
            long
          />
        </section>
      ))}
    </>
  );
}
