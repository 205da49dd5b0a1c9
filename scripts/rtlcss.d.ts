/** The part of rtlcss that the build uses. */
declare module 'rtlcss' {
  const rtlcss: { process(css: string): string };
  // biome-ignore lint/style/noDefaultExport: the package's own
  export default rtlcss;
}
