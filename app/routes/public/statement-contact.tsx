type Props = { name: string | null; email: string | null };

/** Where to write, as far as whoever runs the installation has said. */
export function StatementContact({ name, email }: Props) {
  if (email === null) {
    return (
      <p>
        {name === null ? "No address to write to has been given here yet." : `Ask ${name}.`} In an
        area, ask the facilitator who invited you: they can pass it on to whoever runs Homeward for
        you.
      </p>
    );
  }
  return (
    <p>
      Write to <a href={`mailto:${email}`}>{email}</a>
      {name === null ? "." : ` (${name}).`}
    </p>
  );
}
