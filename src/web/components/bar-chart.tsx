interface Bar {
  readonly label: string;
  /** One height for each series, in the same order. */
  readonly values: readonly number[];
}

interface BarChartProperties {
  readonly id: string;
  readonly title: string;
  /** Says what the picture shows to those who do not see it; the figures stand in a table beside. */
  readonly description: string;
  readonly series: readonly string[];
  readonly bars: readonly Bar[];
  readonly format: (value: number) => string;
}

const width = 720;
const height = 240;
const left = 96;
const bottom = 36;
const top = 12;

/** Bars of several series side by side, drawn by the server: no script, and colours and lines by the style sheet alone. */
export function BarChart({ id, title, description, series, bars, format }: BarChartProperties) {
  const most = niceTop(Math.max(1, ...bars.flatMap(({ values }) => values)));
  const room = (width - left) / Math.max(1, bars.length);
  const thickness = Math.min(28, (room * 0.8) / Math.max(1, series.length));
  const plotHeight = height - bottom - top;
  const y = (value: number) => top + plotHeight - (Math.max(0, value) / most) * plotHeight;
  // A label for each bar where there is room, else for every so many.
  const every = Math.ceil(bars.length / Math.floor((width - left) / 70));
  return (
    <figure class="bar-chart">
      <figcaption>{title}</figcaption>
      <ul class="bar-chart-legend nobullet-list">
        {series.map((name, index) => (
          <li key={name}>
            <svg width="14" height="14" aria-hidden="true" focusable="false">
              <rect width="14" height="14" class={`bar-series-${index + 1}`} />
            </svg>{' '}
            {name}
          </li>
        ))}
      </ul>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-description`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={left} x2={width} y1={y(most * share)} y2={y(most * share)} class="bar-chart-line" />
            <text x={left - 8} y={y(most * share) + 4} text-anchor="end" class="bar-chart-text">
              {format(most * share)}
            </text>
          </g>
        ))}
        {bars.map(({ label, values }, place) => {
          const middle = left + room * (place + 0.5);
          return (
            <g key={label}>
              {values.map((value, index) => (
                <rect
                  key={series[index]}
                  x={middle + thickness * (index - values.length / 2)}
                  y={y(value)}
                  width={Math.max(1, thickness - 1)}
                  height={top + plotHeight - y(value)}
                  class={`bar-series-${index + 1}`}
                />
              ))}
              {place % every === 0 && (
                <text x={middle} y={height - bottom + 18} text-anchor="middle" class="bar-chart-text">
                  {label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** The next number of 1, 2 or 5 and zeros: an axis that ends there is easily read. Even, so that its middle is whole: there is no half øre. */
function niceTop(most: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 5, 10].find((each) => each * magnitude >= most && (each * magnitude) % 2 === 0) ?? 10;
  return step * magnitude;
}
