import { useLocation } from "@remix-run/react";

/** What stands in place of a page that cannot be had without a network. */
export function OfflinePage() {
  const { pathname, search } = useLocation();
  return (
    <div className="hw-reading hw-error-page">
      <h1 className="nhsuk-heading-l">You are offline</h1>
      <p>
        This page needs a network. What you have chosen is kept on this device, and sent once there
        is one.
      </p>
      <p>
        {/* Loaded afresh, so that the browser offers what is held on the device. */}
        <a href={`${pathname}${search}`}>Try this page again</a>
      </p>
    </div>
  );
}
