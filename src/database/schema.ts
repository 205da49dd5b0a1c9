import type { ColumnType, Generated } from 'kysely';
import type { Refusal } from '../cases/deliveries/refusal.ts';
import type { LedgerAccount } from '../cases/payments/ledger.ts';
import type { AttemptState, MovementKind } from '../cases/payments/observe.ts';
import type { OperationKind, OperationStatus, PaymentStatus, PaymentTrouble } from '../cases/payments/payment.ts';
import type { FormDefinition } from '../forms/definition.ts';
import type { RevisionCause } from '../forms/design/api-types.ts';
import type { DesignFinding } from '../forms/design/finding.ts';
import type { Ore } from '../forms/kinds/payment/ore.ts';
import type { PrivilegeRefusal } from '../identity/privileges/roles-of-privileges.ts';
import type { Limits } from '../identity/rights/limits.ts';
import type { GivenRole, HeldRole } from '../identity/rights/roles.ts';
import type { NoticeKind, NoticeWay } from '../messages/notice-kinds.ts';
import type { Branding } from '../organisations/organisation.ts';
import type { Text } from '../texts/catalogue.ts';
import type { DeadlineKind, TaskPurpose } from '../workflows/case-state.ts';
import type { WorkflowDefinition } from '../workflows/definition.ts';
import type { Trace } from '../workflows/dry-run/kept-run.ts';
import type { DryRun, Filling } from '../workflows/dry-run/run-schema.ts';
import type { MoveObstacle } from '../workflows/move-version.ts';

type Json<T> = ColumnType<T, string, string>;
type At = Date;

/** The tables as kysely sees them; what the columns mean stands in the migrations. */
export interface Tables {
  organisation: {
    id: Generated<number>;
    slug: string;
    host: string | null;
    cvr: string;
    name: Json<Text>;
    languages: string[];
    branding: Json<Branding>;
    settings: Json<Readonly<Record<string, unknown>>>;
    wrapped_key: Buffer;
    is_operator: Generated<boolean>;
    closed_at: Generated<Date | null>;
    created_at: Generated<At>;
  };
  option_state: {
    organisation: number;
    option: string;
    is_on: boolean;
    settings: Json<Readonly<Record<string, unknown>>>;
    changed_at: Generated<At>;
  };
  language_catalogue: {
    organisation: number;
    language: string;
    direction: 'ltr' | 'rtl';
    texts: Json<Readonly<Record<string, string>>>;
    revision: Generated<string>;
    imported_by: string | null;
    imported_at: Generated<At>;
  };
  data_key: { organisation: number; id: string; wrapped: Buffer };
  login_proof: {
    organisation: number;
    id: string;
    session: string;
    data_key: string;
    content: Buffer;
    at: At;
    used: Generated<boolean>;
  };
  register_answer: { organisation: number; data_key: string; question: Buffer; answer: Buffer; at: At };
  register_check: {
    organisation: number;
    case: string;
    sequence: number;
    next_at: At | null;
    attempts: Generated<number>;
    outcome: 'equal' | 'different' | 'settled' | null;
    content: Buffer | null;
    checked_at: At | null;
  };
  person: {
    organisation: number;
    id: string;
    data_key: string;
    identity_hash: Buffer;
    identity: Buffer;
    language: string | null;
    created_at: Generated<At>;
    names_indexed: Generated<boolean>;
  };
  employee: {
    organisation: number;
    id: string;
    subject: string;
    name: string;
    email: string | null;
    groups: string[];
    roles: string[];
    language: string | null;
    seen_at: Generated<At>;
    manager_email: Generated<string | null>;
    given_roles: ColumnType<readonly GivenRole[], string | undefined, string>;
    provided_roles: ColumnType<readonly HeldRole[], string | undefined, string>;
    left_at: Generated<At | null>;
    provisioned_groups: Generated<string[]>;
    external_id: Generated<string | null>;
    user_name: Generated<string | null>;
    provisioned_by: Generated<'scim' | 'file' | null>;
    refused_privileges: ColumnType<readonly PrivilegeRefusal[], string | undefined, string>;
  };
  organisation_unit: {
    organisation: number;
    id: string;
    name: string | null;
    seen_at: At | null;
    changed_at: At | null;
    changed_by: string | null;
  };
  scim_group: {
    organisation: number;
    id: string;
    external_id: string | null;
    name: string;
    created_at: At;
    changed_at: At;
  };
  scim_member: { organisation: number; group: string; employee: string };
  employee_import: { organisation: number; id: string; content: Buffer; made_by: string; made_at: At };
  role: {
    organisation: number;
    key: string;
    name: Json<Text>;
    rights: string[];
    changed_at: At;
    changed_by: string | null;
  };
  group_role: {
    organisation: number;
    id: string;
    group: string;
    role: string;
    limits: ColumnType<Limits | null, string | null, string | null>;
    changed_at: At;
    changed_by: string | null;
  };
  saml_request: { organisation: number; handle: Buffer; browser: Buffer | null; content: Buffer; expires_at: At };
  saml_assertion: { organisation: number; assertion: Buffer; expires_at: At };
  saml_session: { organisation: number; token_hash: Buffer; name_id: Buffer; session_index: Buffer };
  saml_metadata: { organisation: number; address: string; content: string; fetched_at: At };
  oidc_session: {
    organisation: number;
    token_hash: Buffer;
    sid_hash: Buffer | null;
    subject_hash: Buffer | null;
  };
  login_test: {
    organisation: number;
    provider: string;
    edition: string;
    passed: boolean;
    lets_manage: boolean;
    content: Buffer;
    tested_at: At;
    tested_by: string;
  };
  oidc_logout: { organisation: number; token: Buffer; expires_at: At };
  session: {
    organisation: number;
    token_hash: Buffer;
    kind: 'visitor' | 'citizen' | 'employee' | 'anonymous';
    person: string | null;
    employee: string | null;
    login_level: Generated<string>;
    way: Generated<string | null>;
    csrf_secret: Buffer;
    login: Buffer | null;
    id_token: Buffer | null;
    origin: ColumnType<Buffer | null, Buffer | null | undefined, never>;
    privileges: Generated<Buffer | null>;
    authenticated_at: ColumnType<Date | null, Date | null | undefined, never>;
    multi_factor: Generated<boolean>;
    created_at: Generated<At>;
    seen_at: Generated<At>;
    expires_at: At;
  };
  form_version: {
    organisation: number;
    id: string;
    key: string;
    version: number;
    status: 'draft' | 'published' | 'withdrawn';
    definition: Json<FormDefinition>;
    published_at: At | null;
    published_by: ColumnType<string | null, string | null | undefined, never>;
  };
  form_design: {
    organisation: number;
    key: string;
    revision: number;
    definition: Json<FormDefinition>;
    created_at: At;
    updated_at: At;
    updated_by: string | null;
  };
  form_revision: {
    organisation: number;
    key: string;
    revision: number;
    definition: Json<FormDefinition>;
    at: At;
    by: string | null;
    cause: RevisionCause;
  };
  form_schedule: {
    organisation: number;
    key: string;
    publish_at: At;
    revision: number;
    definition: Json<FormDefinition>;
    by: string | null;
    group: string | null;
    problem: ColumnType<readonly DesignFinding[] | null, string | null, string | null>;
  };
  option_list: {
    organisation: number;
    key: string;
    name: Json<Text>;
    updated_at: At;
    updated_by: string | null;
  };
  option_list_entry: {
    organisation: number;
    list: string;
    value: string;
    position: number;
    label: Json<Text>;
    valid_from: string | null;
    valid_to: string | null;
  };
  workflow_version: {
    organisation: number;
    id: string;
    key: string;
    version: number;
    status: 'draft' | 'published' | 'withdrawn';
    definition: Json<WorkflowDefinition>;
    start_form: string;
    forms: Json<Readonly<Record<string, string>>>;
    published_at: At | null;
    published_by: ColumnType<string | null, string | null | undefined, string | null>;
  };
  dry_run: {
    organisation: number;
    id: string;
    /** Key of the workflow. */
    workflow: string;
    /** Null while it is being played and not kept. */
    name: string | null;
    run: Json<DryRun>;
    expected: Json<Trace> | null;
    filling: Json<Filling> | null;
    revision: number;
    created_at: At;
    updated_at: At;
    created_by: string | null;
  };
  api_key: {
    organisation: number;
    id: string;
    name: string;
    scopes: string[];
    digest: Buffer;
    workflows: Generated<string[] | null>;
    created_at: At;
    created_by: string;
    used_at: At | null;
    ended_at: At | null;
    ended_by: string | null;
    reveal: Generated<Buffer | null>;
  };
  webhook_secret: {
    organisation: number;
    id: string;
    name: string;
    secret: Buffer;
    created_at: At;
    created_by: string;
    used_at: At | null;
    ended_at: At | null;
    ended_by: string | null;
    reveal: Generated<Buffer | null>;
  };
  api_request: {
    organisation: number;
    api_key: string;
    idempotency_key: string;
    fingerprint: Buffer;
    draft: string;
    at: At;
  };
  case_signal: { organisation: number; case: string; message: string; at: At };
  workflow_design: {
    organisation: number;
    key: string;
    revision: number;
    definition: Json<WorkflowDefinition>;
    created_at: At;
    updated_at: At;
    updated_by: string | null;
  };
  workflow_revision: {
    organisation: number;
    key: string;
    revision: number;
    definition: Json<WorkflowDefinition>;
    at: At;
    by: string | null;
    cause: RevisionCause;
  };
  workflow_schedule: {
    organisation: number;
    key: string;
    publish_at: At;
    revision: number;
    definition: Json<WorkflowDefinition>;
    by: string | null;
    problem: ColumnType<readonly DesignFinding[] | null, string | null, string | null>;
  };
  case: {
    organisation: number;
    id: string;
    number: string;
    person: string;
    workflow_version: string;
    data_key: string;
    status: 'open' | 'ended';
    outcome: string | null;
    open_steps: string[];
    readers: string;
    sequence: number;
    state: Buffer;
    language: string;
    created_at: At;
    updated_at: At;
    ended_at: At | null;
    delete_at: At | null;
    evaluated: Generated<boolean>;
  };
  evaluation: {
    organisation: number;
    id: string;
    workflow: string;
    form: string;
    /** `YYYY-MM-DD`, the first of a month. */
    month: ColumnType<string, string, never>;
    rating: number;
    comment: Buffer | null;
    delete_at: At;
  };
  case_move: {
    organisation: number;
    id: string;
    /** Key of the workflow. */
    workflow: string;
    version: string;
    state: 'checking' | 'checked' | 'moving' | 'done' | 'stopped' | 'superseded';
    employee: string;
    begun_at: At;
    ended_at: At | null;
  };
  case_move_item: {
    organisation: number;
    move: string;
    case: string;
    result: 'waiting' | 'can' | 'moved' | 'left' | 'gone';
    obstacles: ColumnType<
      readonly (MoveObstacle | { step: string; code: 'failed' })[] | null,
      string | null,
      string | null
    >;
  };
  draft: {
    organisation: number;
    id: string;
    person: string;
    form_version: string;
    workflow_version: string;
    data_key: string;
    revision: Generated<number>;
    content: Buffer;
    language: string;
    case: string | null;
    open_step: number | null;
    created_at: Generated<At>;
    updated_at: Generated<At>;
    expires_at: At;
    submitted_case: string | null;
    resume_hash: Generated<Buffer | null>;
    used_hash: Generated<Buffer | null>;
    closed_at: Generated<At | null>;
    subject: Generated<string | null>;
  };
  form_places: { organisation: number; form: string; since: string; taken: number };
  place_given_back: { organisation: number; case: string; at: At };
  sent_once: { organisation: number; form: string; since: string; person: string; case: string };
  case_event: {
    organisation: number;
    case: string;
    sequence: number;
    at: At;
    kind: string;
    actor_kind: string;
    actor: string | null;
    content: Buffer;
  };
  receipt_due: { organisation: number; case: string; sequence: number; due_at: At; attempts: Generated<number> };
  submission: {
    organisation: number;
    case: string;
    sequence: number;
    form_version: string;
    content: Buffer;
    language: string;
    at: At;
    alias: Generated<string | null>;
    person: Generated<string | null>;
    open_step: Generated<number | null>;
    actor: Generated<string | null>;
    representation: Generated<Buffer | null>;
    login_proof: Generated<string | null>;
  };
  task: {
    organisation: number;
    id: string;
    case: string;
    open_step: number;
    step: string;
    purpose: TaskPurpose;
    group: string;
    employee: string | null;
    due_at: At | null;
    reminded_at: At | null;
    created_at: At;
    closed_at: At | null;
    workflow: string;
    due_order: ColumnType<At | number, never, never>;
  };
  inbox_filter: {
    organisation: number;
    employee: string;
    id: string;
    name: string;
    query: string;
    created_at: At;
  };
  absence: {
    organisation: number;
    id: string;
    employee: string;
    substitute: string;
    /** Days as `YYYY-MM-DD`, read by a cast to text. */
    first_day: ColumnType<unknown, string, string>;
    last_day: ColumnType<unknown, string | null, string | null>;
    created_at: At;
  };
  person_name_token: { organisation: number; token: Buffer; person: string };
  case_note: { organisation: number; id: string; case: string; employee: string; at: At; content: Buffer };
  deadline: {
    organisation: number;
    id: string;
    case: string;
    open_step: number;
    kind: DeadlineKind;
    due_at: At;
    claimed_until: At | null;
  };
  delivery: {
    organisation: number;
    id: string;
    case: string;
    open_step: number;
    step: string;
    kind: string;
    status: 'pending' | 'awaiting' | 'delivered' | 'failed' | 'handledByHand' | 'calledOff';
    attempts: Generated<number>;
    next_at: At | null;
    reference: string | null;
    reason: Json<Text> | null;
    created_at: At;
    settled_at: At | null;
    key: Generated<string | null>;
    input: Generated<Buffer | null>;
    peer: Generated<string | null>;
    leg: Generated<number>;
    leg_base: Generated<number>;
    kept: Generated<Buffer | null>;
    /** The peer said no; null where it did not, or it has been sent again since. */
    refusal: Generated<Refusal | null>;
    /** What was made for the way that it goes. */
    document: Generated<string | null>;
    /** Which of a step's several receivers it is to, from 1; null where it is to all that the step names. */
    receiver: Generated<number | null>;
  };
  delivery_leg: {
    organisation: number;
    delivery: string;
    key: string;
    leg: number;
    reference: string | null;
    ended: 'rejected' | 'overdue' | 'sentAgain';
    reason: Json<Text> | null;
    at: At;
  };
  payment: {
    organisation: number;
    id: string;
    case: string;
    open_step: number;
    step: string;
    item: string;
    form: string;
    agreement: string | null;
    number: string;
    amount: Ore;
    currency: string;
    capture_at_once: boolean;
    status: PaymentStatus;
    counts: string | null;
    told_case: Generated<boolean>;
    content: Buffer;
    data_key: string;
    due_at: At | null;
    created_at: At;
    paid_at: At | null;
    closed_at: At | null;
  };
  payment_attempt: {
    organisation: number;
    id: string;
    payment: string;
    ordinal: number;
    order_number: string;
    agreement: string;
    test_mode: boolean;
    gateway_id: string | null;
    link: string | null;
    expires_at: At | null;
    state: AttemptState;
    held: Generated<Ore>;
    card_fee: Generated<Ore>;
    captured: Generated<Ore>;
    refunded: Generated<Ore>;
    released: Generated<Ore>;
    version: number | null;
    gateway_at: At | null;
    means: Buffer | null;
    created_at: At;
    read_at: At | null;
    unread: Generated<number>;
    looked_at: At | null;
  };
  payment_operation: {
    organisation: number;
    id: string;
    payment: string;
    attempt: string;
    kind: OperationKind;
    amount: Ore | null;
    base: Ore | null;
    status: OperationStatus;
    open_step: number | null;
    is_surplus: Generated<boolean>;
    requested_by: string | null;
    approved_by: string | null;
    reason: Buffer | null;
    tries: Generated<number>;
    next_at: At | null;
    requested_at: At;
    settled_at: At | null;
  };
  payment_trouble: {
    organisation: number;
    id: string;
    payment: string;
    attempt: string | null;
    trouble: PaymentTrouble;
    detail: string;
    at: At;
    settled_at: At | null;
    employee: string | null;
    reason: Buffer | null;
  };
  payment_paper: {
    organisation: number;
    payment: string;
    number: string;
    kind: 'receipt' | 'creditNote';
    attempt: string;
    amount: Ore;
    at: At;
  };
  payment_posting: {
    organisation: number;
    posting: string;
    line: number;
    payment: string;
    attempt: string;
    kind: MovementKind;
    agreement: string;
    at: At;
    account: LedgerAccount;
    ledger: string;
    currency: string;
    amount: Ore;
  };
  payment_reading: {
    organisation: number;
    agreement: string;
    until: At | null;
    read_at: At;
    whole_at: At | null;
  };
  failure_mail: {
    organisation: number;
    id: string;
    case: string;
    address: string;
    content: Generated<Buffer | null>;
    created_at: At;
    next_at: At | null;
    attempts: Generated<number>;
    problem: Generated<string | null>;
  };
  invitation: {
    organisation: number;
    id: string;
    case: string;
    open_step: number;
    person: string;
    draft: string;
    kind: 'cpr' | 'email' | 'cvr';
    content: Buffer;
    created_at: At;
    closed_at: At | null;
  };
  delivery_attempt: {
    organisation: number;
    delivery: string;
    attempt: number;
    at: At;
    milliseconds: number | null;
    outcome: string;
    reference: string | null;
    reason: string | null;
    exchange: Buffer | null;
  };
  /** What went out with an attempt, in order. */
  delivery_document: { organisation: number; delivery: string; attempt: number; position: number; document: string };
  delivery_receipt: {
    organisation: number;
    delivery: string;
    id: string;
    at: At;
    outcome: 'accepted' | 'rejected' | 'state';
    effect: 'settled' | 'late' | 'contradicts' | 'noted' | 'next';
    content: Buffer | null;
    leg: Generated<number>;
    state: Generated<string | null>;
    reported_at: Generated<At | null>;
  };
  unknown_receipt: {
    organisation: number;
    kind: string;
    id: string;
    at: At;
    why: 'unreadable' | 'state' | 'delivery' | 'otherSystem';
    content: Buffer;
    handled_at: Generated<At | null>;
    employee: Generated<string | null>;
  };
  billed_message: {
    organisation: number;
    id: Generated<string>;
    kind: string;
    case: string | null;
    delivery: string | null;
    key: string | null;
    reference: string | null;
    receiver: string | null;
    receiver_hash: Buffer | null;
    workflow: string;
    unit: string | null;
    account: string;
    gateway: string;
    sender: string;
    purpose: string | null;
    sent_at: At;
    parts: number;
    billed_parts: number | null;
    part_price: number | null;
    price: number | null;
    currency: string | null;
    state: string;
    is_final: boolean;
  };
  message_refusal: {
    organisation: number;
    id: Generated<string>;
    kind: string;
    person: string | null;
    receiver_hash: Buffer | null;
    at: At;
  };
  registered_number: { organisation: number; person: string; number: Buffer; confirmed_at: At };
  number_code: {
    organisation: number;
    id: string;
    person: string;
    number: Buffer;
    number_hash: Buffer;
    code_hash: Buffer;
    sent_at: At;
    tries: Generated<number>;
    is_over: Generated<boolean>;
  };
  receipt_system: { organisation: number; kind: string; system: string; at: At };
  option_trial: {
    organisation: number;
    id: string;
    option: string;
    kind: string;
    shows: string;
    at: At;
    employee: Generated<string | null>;
    state: 'sending' | 'awaiting' | 'passed' | 'refused' | 'unavailable' | 'answeredFor';
    reference: Generated<string | null>;
    reason: ColumnType<Text | null, string | undefined, string | null>;
    note: Generated<string | null>;
    kept: ColumnType<Readonly<Record<string, unknown>> | null, string | undefined, string | null>;
    until: Generated<At | null>;
    settled_at: Generated<At | null>;
    words: ColumnType<
      readonly { readonly id: string; readonly state: string; readonly at: string }[],
      string | undefined,
      string
    >;
  };
  certificate_alarm: { organisation: number; thumbprint: string; days: number; sent_at: At };
  incoming_post: {
    organisation: number;
    id: string;
    at: At;
    status: 'onCase' | 'unmatched' | 'handled';
    why: Generated<'case' | 'sender' | 'ended' | 'files' | null>;
    case: Generated<string | null>;
    message: Generated<string | null>;
    content: Generated<Buffer | null>;
    handled_at: Generated<At | null>;
    employee: Generated<string | null>;
  };
  delivery_bulk: {
    organisation: number;
    id: string;
    action: 'retry' | 'byHand';
    reason: string | null;
    employee: string;
    groups: string[] | null;
    reach: string[] | null;
    created_at: At;
  };
  delivery_bulk_item: {
    organisation: number;
    bulk: string;
    delivery: string;
    state: 'waiting' | 'done' | 'refused';
    claimed_until: Generated<At | null>;
    done_at: Generated<At | null>;
  };
  /** `kind` is the peer's name. */
  circuit: {
    organisation: number;
    kind: string;
    failures: number;
    open_until: At | null;
    since: At;
    reason: Generated<string | null>;
    alarmed_at: Generated<At | null>;
  };
  document: {
    organisation: number;
    id: string;
    data_key: string;
    draft: string | null;
    case: string | null;
    field: string | null;
    kind: 'upload' | 'receipt' | 'letter' | 'message' | 'print';
    source: string | null;
    name: Buffer;
    media_type: string;
    size: string | number;
    sha256: string;
    created_at: Generated<At>;
    /** It shows an address that is protected. */
    guarded: Generated<boolean>;
  };
  document_chunk: { organisation: number; document: string; number: number; content: Buffer };
  message: {
    organisation: number;
    id: string;
    case: string;
    from_kind: 'citizen' | 'employee' | 'system';
    from_id: string | null;
    at: At;
    content: Buffer;
    read_at: At | null;
    for_group: Generated<string | null>;
  };
  notice_source: {
    organisation: number;
    id: Generated<string>;
    kind: NoticeKind;
    case: string;
    task: string | null;
    group: string;
    employee: string | null;
    at: At;
    claimed_until: At | null;
  };
  notification: {
    organisation: number;
    id: string;
    employee: string;
    kind: NoticeKind;
    case: string;
    case_number: string;
    at: At;
    read_at: Generated<At | null>;
    mail_at: At | null;
    mail_attempts: Generated<number>;
    mailed_at: Generated<At | null>;
    mail_problem: Generated<string | null>;
  };
  notification_choice: { organisation: number; employee: string; kind: NoticeKind; way: NoticeWay };
  audit_entry: {
    organisation: number;
    id: Generated<string>;
    at: At;
    actor_kind: string;
    actor: string | null;
    subject: string | null;
    action: string;
    record_kind: string;
    record: string | null;
    data_key: string | null;
    detail: Buffer;
  };
  audit_seal: { organisation: number; sequence: string | number; entry: string | number; digest: Buffer };
  audit_unsealed: { organisation: number; entry: string | number };
  product_secret: { name: string; content: Buffer };
  worker: { id: string; seen_at: At };
}
