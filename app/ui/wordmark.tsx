import { Link } from "@remix-run/react";
import { House } from "./house.tsx";

/** The product's name with its house; leads to the first page. */
export function Wordmark() {
  return (
    <Link className="hw-wordmark" to="/">
      <House />
      Homeward
    </Link>
  );
}
