/** The browser that tests and measurements drive; `CHROMIUM` names another one. */
export function chromiumPath(): string;
/** Makes sure there is a Chromium for the browser tests: by apt where we are root, else by saying what to install. */
export function installChromium(): void;
