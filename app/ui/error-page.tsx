import { Link } from "@remix-run/react";

const TITLES: Record<number, string> = {
  400: "We could not read that",
  401: "Sign in first",
  403: "This is not open to you",
  404: "Page not found",
  405: "That is not possible here",
  409: "This has moved on",
  410: "This link no longer works",
  413: "That is too large",
  415: "We could not read that",
  429: "Too many attempts",
  503: "Not possible just now",
};

const SENTENCES: Record<number, string> = {
  404: "Check the address, or start from the first page.",
};

type Props = {
  status: number;
  /** The sentence that came with the refusal. */
  sentence?: string | undefined;
  /** For faults on our side: stands in the server's log, and is all we say of them. */
  reference?: string | null | undefined;
};

/** What stands in place of a page that could not be shown, and a way on. */
export function ErrorPage({ status, sentence, reference }: Props) {
  const ours = status >= 500 && status !== 503;
  return (
    <div className="hw-reading hw-error-page">
      <h1 className="nhsuk-heading-l">
        {ours ? "Sorry, something went wrong" : (TITLES[status] ?? "That did not work")}
      </h1>
      <p>
        {ours
          ? "Something went wrong on our side. Try again in a moment; what you typed is kept in this browser tab."
          : (sentence ?? SENTENCES[status] ?? "Go back and try again.")}
      </p>
      {reference && (
        <p>
          If you report this, give the reference{" "}
          <span className="hw-error-page__reference">{reference}</span>.
        </p>
      )}
      <p>
        {status === 401 ? (
          <Link to="/sign-in">Sign in</Link>
        ) : (
          <Link to="/">Go to the first page</Link>
        )}
      </p>
    </div>
  );
}
