import { interactionPolicy } from 'oidc-provider';

/** Each log-in asks anew: MitID keeps no session of its own, and a demonstrator wants to choose another person. */
export function alwaysAsk() {
  const policy = interactionPolicy.base();
  policy.get('login').checks.add(
    new interactionPolicy.Check('each_time', 'each log-in is a new one', 'login_required', ({ oidc }) => {
      return oidc.result?.login === undefined;
    }),
  );
  policy.remove('consent');
  return policy;
}
