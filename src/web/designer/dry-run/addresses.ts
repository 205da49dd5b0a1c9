/** Addresses of the dry run of a workflow. */
export function dryRunAddresses(organisation: string, workflow: string) {
  const list = `/${organisation}/design/arbejdsgange/${workflow}/proev`;
  return {
    list,
    search: `${list}/blindgyder`,
    run: (id: string) => `${list}/${id}`,
    move: (id: string) => `${list}/${id}/traek`,
    undo: (id: string) => `${list}/${id}/fortryd`,
    fill: (id: string) => `${list}/${id}/udfyld`,
    keep: (id: string) => `${list}/${id}/gem`,
    copy: (id: string) => `${list}/${id}/kopi`,
    remove: (id: string) => `${list}/${id}/slet`,
  };
}

export type DryRunAddresses = ReturnType<typeof dryRunAddresses>;
