/** Why files can't be loaded, in one line for whoever runs the command; nothing has been changed. */
export class LoadProblem extends Error {
  override readonly name = 'LoadProblem';
}
