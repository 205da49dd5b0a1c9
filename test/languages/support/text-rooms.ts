/** Rooms whose texts only employees read; of every other room the catalogues that come along translate all. */
export const employeesRooms: ReadonlySet<string> = new Set([
  'admin',
  // Of which addresses are loaded.
  'addressTables',
  // Of those who manage employees, their roles and rights.
  'staff',
  'staffImport',
  'roles',
  // Of other systems, whose programmers read it.
  'api',
  'apiKeys',
  'calendar',
  // Of the steps of a case, on the case workers' pages.
  'caseSteps',
  'caseworker',
  'deliveries',
  'delivery-alarms',
  // Of what a workflow's deliveries would hand over.
  'deliveryPreview',
  // Of what a decision would have sent.
  'decisionPreview',
  'designer',
  // Of trying a workflow.
  'dryRun',
  'dryRunPage',
  'email-delivery',
  // Of their log-in.
  'employeeLogin',
  // Of what citizens answered when they were asked what they think.
  'evaluations',
  'feel',
  'file-transfer',
  // Of proving anew who they are.
  'confirm',
  // Of designing a workflow.
  'flow',
  'inbox',
  // Of the money of a case, for those who handle it.
  'casePayments',
  // Of all payments.
  'paymentReport',
  // Of post that came in and belongs to no case.
  'incomingPost',
  'language-versions',
  'languages',
  'logins',
  'lists',
  // Of the operator's employees, who manage organisations.
  'managed',
  // Of employees; what citizens hear of has rooms of its own.
  'messages',
  // Of moving cases to another version of their workflow.
  'moving',
  'notifications',
  'options',
  'payment-option',
  'power-of-attorney',
  // Of answers that a register says otherwise.
  'registerCheck',
  'remote-print',
  // Of the documents that went out with a delivery.
  'sentDocuments',
  // Of the organisation's certificate, and of what stands in its way.
  'service-platform',
  // Of the settings of SMS, and of the steps that send them.
  'sms-option',
  // What is wrong with numbers and sender names, where employees write them.
  'sms-text',
  // Of all SMS and what they cost.
  'smsLog',
  // Of numbers that have said no to SMS.
  'smsRefusal',
  'webhook',
  // Of values that a program gives.
  'value',
  // Of naming the units of the municipality's organisation.
  'units',
  // What is wrong with the definition of a workflow.
  'workflow',
]);

/** The sandbox runs in the process of a test, and has texts of its own that are no part of the product. */
export function isSandboxText(key: string): boolean {
  return /^(sandbox|provider|brokers|clamd|contextHandler|employees|mitid|nemlogin|pensopay|provisioning)\./.test(key);
}
