"""The tables of the record."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The tables of the record."""
    op.create_table('aid_kind',
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('name_ar', sa.Text(), nullable=False),
    sa.Column('name_en', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('aid_kind_pkey'))
    )
    op.create_table('calendar_override',
    sa.Column('on_day', sa.Date(), nullable=False),
    sa.Column('is_open', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('hours', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.PrimaryKeyConstraint('on_day', name=op.f('calendar_override_pkey'))
    )
    op.create_table('case_class',
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('name_ar', sa.Text(), nullable=False),
    sa.Column('name_en', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('case_class_pkey'))
    )
    op.create_table('charity',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('name_ar', sa.Text(), nullable=False),
    sa.Column('name_en', sa.Text(), nullable=False),
    sa.Column('standing', sa.Enum('active', 'suspended', 'dissolved', name='standing', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('charity_pkey')),
    sa.UniqueConstraint('code', name=op.f('charity_code_key'))
    )
    op.create_table('dwelling',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('paci_number', sa.Text(), nullable=True),
    sa.Column('address', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('dwelling_pkey')),
    sa.UniqueConstraint('paci_number', name=op.f('dwelling_paci_number_key'))
    )
    op.create_table('household',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('source_code', sa.Text(), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('household_pkey')),
    sa.UniqueConstraint('source_code', name=op.f('household_source_code_key'))
    )
    op.create_table('person',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('names', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('sex', sa.Enum('M', 'F', name='sex', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('birth_on', sa.Date(), nullable=True),
    sa.Column('civil_id', sa.Text(), nullable=True),
    sa.Column('phone', sa.Text(), nullable=True),
    sa.Column('address', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('person_pkey'))
    )
    op.create_table('policy_version',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('circular', sa.Text(), nullable=False),
    sa.Column('effective_on', sa.Date(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('policy_version_pkey')),
    sa.UniqueConstraint('circular', name=op.f('policy_version_circular_key'))
    )
    op.create_table('account',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('charity_id', sa.UUID(), nullable=True),
    sa.Column('username', sa.Text(), nullable=False),
    sa.Column('name_ar', sa.Text(), nullable=False),
    sa.Column('name_en', sa.Text(), nullable=False),
    sa.Column('is_active', sa.Boolean(), server_default=sa.text('true'), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['charity_id'], ['charity.id'], name=op.f('account_charity_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('account_pkey')),
    sa.UniqueConstraint('username', name=op.f('account_username_key'))
    )
    op.create_index(op.f('account_charity_id_idx'), 'account', ['charity_id'], unique=False)
    op.create_table('approval_band',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('version_id', sa.UUID(), nullable=False),
    sa.Column('floor_fils', sa.BigInteger(), nullable=False),
    sa.Column('levels', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.ForeignKeyConstraint(['version_id'], ['policy_version.id'], name=op.f('approval_band_version_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('approval_band_pkey'))
    )
    op.create_index(op.f('approval_band_version_id_idx'), 'approval_band', ['version_id'], unique=False)
    op.create_table('category_rule',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('version_id', sa.UUID(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('case_class', sa.Text(), nullable=False),
    sa.Column('name_ar', sa.Text(), nullable=False),
    sa.Column('name_en', sa.Text(), nullable=False),
    sa.Column('family', sa.Text(), nullable=False),
    sa.Column('window', sa.Enum('months', 'running', 'ever', 'season', name='windowkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('months', sa.Integer(), server_default='0', nullable=False),
    sa.Column('ceiling_fils', sa.BigInteger(), nullable=False),
    sa.Column('recurrence', sa.Enum('once', 'monthly', 'every_2_months', 'every_3_months', 'every_4_months', 'every_6_months', 'yearly', name='recurrence', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('payee_kind', sa.Enum('applicant', 'landlord', 'hospital', 'school', 'university', 'court', 'shop', 'supplier', 'government', 'guardian', 'in_kind', name='payeekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('papers', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('fast_track', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('pilot', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('ministry_gate', sa.Boolean(), server_default=sa.text('true'), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['version_id'], ['policy_version.id'], name=op.f('category_rule_version_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('category_rule_pkey'))
    )
    op.create_index(op.f('category_rule_version_id_idx'), 'category_rule', ['version_id'], unique=False)
    op.create_table('family_rule',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('version_id', sa.UUID(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('subject', sa.Enum('person', 'household', 'lease', 'bill', 'student_year', 'child', name='subject', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.ForeignKeyConstraint(['version_id'], ['policy_version.id'], name=op.f('family_rule_version_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('family_rule_pkey'))
    )
    op.create_index(op.f('family_rule_version_id_idx'), 'family_rule', ['version_id'], unique=False)
    op.create_table('fund',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('charity_id', sa.UUID(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('name_ar', sa.Text(), nullable=False),
    sa.Column('name_en', sa.Text(), nullable=False),
    sa.Column('source', sa.Enum('zakat', 'sadaqa', 'waqf', 'donor', 'general', name='fundsource', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('condition', sa.Text(), server_default='', nullable=False),
    sa.Column('balance_fils', sa.BigInteger(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['charity_id'], ['charity.id'], name=op.f('fund_charity_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('fund_pkey'))
    )
    op.create_index(op.f('fund_charity_id_idx'), 'fund', ['charity_id'], unique=False)
    op.create_table('guardianship',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('ward_id', sa.UUID(), nullable=False),
    sa.Column('guardian_id', sa.UUID(), nullable=False),
    sa.Column('deed', sa.Text(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('expires_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['guardian_id'], ['person.id'], name=op.f('guardianship_guardian_id_fkey')),
    sa.ForeignKeyConstraint(['ward_id'], ['person.id'], name=op.f('guardianship_ward_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('guardianship_pkey'))
    )
    op.create_index(op.f('guardianship_guardian_id_idx'), 'guardianship', ['guardian_id'], unique=False)
    op.create_index(op.f('guardianship_ward_id_idx'), 'guardianship', ['ward_id'], unique=False)
    op.create_table('match_key',
    sa.Column('key', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.UUID(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('match_key_person_id_fkey')),
    sa.PrimaryKeyConstraint('key', 'person_id', name=op.f('match_key_pkey'))
    )
    op.create_index(op.f('match_key_person_id_idx'), 'match_key', ['person_id'], unique=False)
    op.create_table('membership',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('household_id', sa.UUID(), nullable=False),
    sa.Column('person_id', sa.UUID(), nullable=False),
    sa.Column('relation', sa.Enum('head', 'spouse', 'child', 'parent', 'sibling', 'other', name='relation', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['household_id'], ['household.id'], name=op.f('membership_household_id_fkey')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('membership_person_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('membership_pkey'))
    )
    op.create_index(op.f('membership_household_id_idx'), 'membership', ['household_id'], unique=False)
    op.create_index(op.f('membership_person_id_idx'), 'membership', ['person_id'], unique=False)
    op.create_table('occupancy',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('household_id', sa.UUID(), nullable=False),
    sa.Column('dwelling_id', sa.UUID(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['dwelling_id'], ['dwelling.id'], name=op.f('occupancy_dwelling_id_fkey')),
    sa.ForeignKeyConstraint(['household_id'], ['household.id'], name=op.f('occupancy_household_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('occupancy_pkey'))
    )
    op.create_index(op.f('occupancy_dwelling_id_idx'), 'occupancy', ['dwelling_id'], unique=False)
    op.create_index(op.f('occupancy_household_id_idx'), 'occupancy', ['household_id'], unique=False)
    op.create_table('person_fact',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('person_id', sa.UUID(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('value', sa.Text(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('person_fact_person_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('person_fact_pkey'))
    )
    op.create_index(op.f('person_fact_person_id_idx'), 'person_fact', ['person_id'], unique=False)
    op.create_table('specialisation',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('charity_id', sa.UUID(), nullable=False),
    sa.Column('category', sa.Text(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['charity_id'], ['charity.id'], name=op.f('specialisation_charity_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('specialisation_pkey'))
    )
    op.create_index(op.f('specialisation_charity_id_idx'), 'specialisation', ['charity_id'], unique=False)
    op.create_table('task_allowance',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('version_id', sa.UUID(), nullable=False),
    sa.Column('task_kind', sa.Text(), nullable=False),
    sa.Column('fast_track', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('unit', sa.Enum('working_hours', 'working_days', name='allowanceunit', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('amount', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['version_id'], ['policy_version.id'], name=op.f('task_allowance_version_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('task_allowance_pkey'))
    )
    op.create_index(op.f('task_allowance_version_id_idx'), 'task_allowance', ['version_id'], unique=False)
    op.create_table('account_role',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('account_id', sa.UUID(), nullable=False),
    sa.Column('role', sa.Enum('registrar', 'researcher', 'aid_manager', 'charity_admin', 'supervisor', 'duplicate_desk', 'policy_officer', 'auditor', 'operator', name='role', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('account_role_account_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('account_role_pkey'))
    )
    op.create_index(op.f('account_role_account_id_idx'), 'account_role', ['account_id'], unique=False)
    op.create_table('account_secret',
    sa.Column('account_id', sa.UUID(), nullable=False),
    sa.Column('password_hash', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('account_secret_account_id_fkey')),
    sa.PrimaryKeyConstraint('account_id', name=op.f('account_secret_pkey'))
    )
    op.create_table('aid_request',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('charity_id', sa.UUID(), nullable=True),
    sa.Column('round', sa.Integer(), server_default='1', nullable=False),
    sa.Column('version_id', sa.UUID(), nullable=False),
    sa.Column('category', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('case_class', sa.Text(), nullable=False),
    sa.Column('channel', sa.Enum('counter', 'import', 'api', 'self_service', name='channel', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('urgency', sa.Enum('normal', 'urgent', 'emergency', name='urgency', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('amount_fils', sa.BigInteger(), nullable=False),
    sa.Column('need', sa.Text(), nullable=False),
    sa.Column('household_size', sa.Integer(), nullable=False),
    sa.Column('lease_number', sa.Text(), server_default='', nullable=False),
    sa.Column('bill_number', sa.Text(), server_default='', nullable=False),
    sa.Column('registered_by', sa.UUID(), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('stage', sa.Enum('registration', 'duplicate_check', 'review', 'sign_off', 'delivery', 'closed', name='stage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('stage_since_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('outcome', sa.Enum('delivered', 'partly_delivered', 'rejected', 'duplicate', 'withdrawn', 'expired', name='outcome', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('person_id', sa.UUID(), nullable=True),
    sa.Column('household_id', sa.UUID(), nullable=True),
    sa.Column('signatures', postgresql.ARRAY(sa.Text()), server_default='{}', nullable=False),
    sa.Column('advised_rejection', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('approved_fils', sa.BigInteger(), nullable=True),
    sa.Column('instalment', sa.Integer(), server_default='0', nullable=False),
    sa.Column('instalments', sa.Integer(), server_default='0', nullable=False),
    sa.Column('ministry_sees_from_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['charity_id'], ['charity.id'], name=op.f('aid_request_charity_id_fkey')),
    sa.ForeignKeyConstraint(['household_id'], ['household.id'], name=op.f('aid_request_household_id_fkey')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('aid_request_person_id_fkey')),
    sa.ForeignKeyConstraint(['registered_by'], ['account.id'], name=op.f('aid_request_registered_by_fkey')),
    sa.ForeignKeyConstraint(['version_id'], ['policy_version.id'], name=op.f('aid_request_version_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('aid_request_pkey')),
    sa.UniqueConstraint('number', name=op.f('aid_request_number_key'))
    )
    op.create_index(op.f('aid_request_charity_id_idx'), 'aid_request', ['charity_id'], unique=False)
    op.create_index(op.f('aid_request_household_id_idx'), 'aid_request', ['household_id'], unique=False)
    op.create_index(op.f('aid_request_person_id_idx'), 'aid_request', ['person_id'], unique=False)
    op.create_table('payee',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('charity_id', sa.UUID(), nullable=False),
    sa.Column('kind', sa.Enum('applicant', 'landlord', 'hospital', 'school', 'university', 'court', 'shop', 'supplier', 'government', 'guardian', 'in_kind', name='payeekind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('iban', sa.Text(), nullable=True),
    sa.Column('entered_by', sa.UUID(), nullable=False),
    sa.Column('entered_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['charity_id'], ['charity.id'], name=op.f('payee_charity_id_fkey')),
    sa.ForeignKeyConstraint(['entered_by'], ['account.id'], name=op.f('payee_entered_by_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('payee_pkey'))
    )
    op.create_index(op.f('payee_charity_id_idx'), 'payee', ['charity_id'], unique=False)
    op.create_table('sign_in',
    sa.Column('token_digest', sa.LargeBinary(), nullable=False),
    sa.Column('account_id', sa.UUID(), nullable=False),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('sign_in_account_id_fkey')),
    sa.PrimaryKeyConstraint('token_digest', name=op.f('sign_in_pkey'))
    )
    op.create_index(op.f('sign_in_account_id_idx'), 'sign_in', ['account_id'], unique=False)
    op.create_table('submission_key',
    sa.Column('account_id', sa.UUID(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('digest', sa.LargeBinary(), nullable=False),
    sa.Column('result_id', sa.Uuid(), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('submission_key_account_id_fkey')),
    sa.PrimaryKeyConstraint('account_id', 'key', name=op.f('submission_key_pkey'))
    )
    op.create_table('access_log',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('account_id', sa.UUID(), nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=True),
    sa.Column('person_ids', postgresql.ARRAY(sa.Uuid()), server_default='{}', nullable=False),
    sa.Column('looked_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('access_log_account_id_fkey')),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('access_log_request_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('access_log_pkey'))
    )
    op.create_index(op.f('access_log_account_id_idx'), 'access_log', ['account_id'], unique=False)
    op.create_index(op.f('access_log_request_id_idx'), 'access_log', ['request_id'], unique=False)
    op.create_table('case_event',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('step_key', sa.Text(), nullable=False),
    sa.Column('type', sa.Enum('registered', 'cleared', 'held', 'still_held', 'hold_released', 'ruled_duplicate', 'claimed', 'given_back', 'study_begun', 'recommended', 'rejection_advised', 'sent_back', 'completed', 'approved', 'rejected', 'returned', 'paid', 'confirmed', 'withdrawn', 'warned', 'breached', 'escalated_aid_manager', 'escalated_ministry', 'expired', name='eventtype', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('from_stage', sa.Enum('registration', 'duplicate_check', 'review', 'sign_off', 'delivery', 'closed', name='from_stage', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('to_stage', sa.Enum('registration', 'duplicate_check', 'review', 'sign_off', 'delivery', 'closed', name='to_stage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('wait', sa.Enum('desk', 'pool', 'to_claim', 'under_study', 'visit_booked', 'with_applicant', 'aid_manager', 'committee', 'ministry', 'balance', 'order', 'signatories', 'bank', 'returned', 'recipient', 'receipt', name='wait', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('charity_id', sa.UUID(), nullable=True),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('case_class', sa.Text(), nullable=False),
    sa.Column('amount_fils', sa.BigInteger(), nullable=True),
    sa.Column('actor_id', sa.UUID(), nullable=True),
    sa.Column('subject_id', sa.Uuid(), nullable=True),
    sa.Column('occurred_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.Column('text_digest', sa.LargeBinary(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['account.id'], name=op.f('case_event_actor_id_fkey')),
    sa.ForeignKeyConstraint(['charity_id'], ['charity.id'], name=op.f('case_event_charity_id_fkey')),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('case_event_request_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('case_event_pkey')),
    sa.UniqueConstraint('request_id', 'seq', name=op.f('case_event_request_id_seq_key')),
    sa.UniqueConstraint('step_key', name=op.f('case_event_step_key_key'))
    )
    op.create_table('case_head',
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('hash', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('case_head_request_id_fkey')),
    sa.PrimaryKeyConstraint('request_id', name=op.f('case_head_pkey'))
    )
    op.create_table('consent',
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('text_version', sa.Text(), nullable=False),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('consent_request_id_fkey')),
    sa.PrimaryKeyConstraint('request_id', name=op.f('consent_pkey'))
    )
    op.create_table('identity_link',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('person_id', sa.UUID(), nullable=False),
    sa.Column('band', sa.Enum('new', 'link', 'ruled', name='linkband', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('linked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('identity_link_person_id_fkey')),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('identity_link_request_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('identity_link_pkey'))
    )
    op.create_index(op.f('identity_link_person_id_idx'), 'identity_link', ['person_id'], unique=False)
    op.create_index(op.f('identity_link_request_id_idx'), 'identity_link', ['request_id'], unique=False)
    op.create_table('instalment',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('amount_fils', sa.BigInteger(), nullable=False),
    sa.Column('payee_id', sa.UUID(), nullable=False),
    sa.Column('fund_id', sa.UUID(), nullable=False),
    sa.Column('state', sa.Enum('due', 'paid', 'confirmed', 'cancelled', name='instalmentstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('method', sa.Enum('bank_transfer', 'knet', 'voucher_card', 'in_kind', 'cheque', name='paymentmethod', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('reference', sa.Text(), server_default='', nullable=False),
    sa.Column('paid_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('proof', sa.Enum('signed_receipt', 'payee_receipt', name='proof', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['fund_id'], ['fund.id'], name=op.f('instalment_fund_id_fkey')),
    sa.ForeignKeyConstraint(['payee_id'], ['payee.id'], name=op.f('instalment_payee_id_fkey')),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('instalment_request_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('instalment_pkey')),
    sa.UniqueConstraint('request_id', 'round', 'number', name=op.f('instalment_request_id_round_number_key'))
    )
    op.create_index(op.f('instalment_request_id_idx'), 'instalment', ['request_id'], unique=False)
    op.create_table('outbox',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('topic', sa.Enum('start_case', 'deliver_decision', 'recheck', 'move_deadline', name='topic', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('payload', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('attempts', sa.Integer(), server_default='0', nullable=False),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('delivered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_error', sa.Text(), server_default='', nullable=False),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('outbox_request_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('outbox_pkey')),
    sa.UniqueConstraint('key', name=op.f('outbox_key_key'))
    )
    op.create_index(op.f('outbox_request_id_idx'), 'outbox', ['request_id'], unique=False)
    op.create_index('outbox_waiting', 'outbox', ['next_at'], unique=False, postgresql_where=sa.text('delivered_at is null'))
    op.create_table('overlap_notice',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('month_on', sa.Date(), nullable=False),
    sa.Column('state', sa.Enum('asked', 'approved', 'given', name='aidstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('fields', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('noted_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('overlap_notice_request_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('overlap_notice_pkey'))
    )
    op.create_index(op.f('overlap_notice_request_id_idx'), 'overlap_notice', ['request_id'], unique=False)
    op.create_table('request_paper',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('paper', sa.Enum('identity', 'household', 'address', 'income', 'bank_statement', 'iban', 'undertaking', 'statement_of_need', 'lease', 'arrears_notice', 'hospital_report', 'invoice', 'school_fee_statement', 'transcript', 'enforcement_file', 'inability_proof', 'imprisonment_certificate', 'children_list', 'father_death_certificate', 'guardianship', 'death_certificate', 'divorce_deed', 'disability_certificate', 'quotation', 'visit_photos', 'bill', 'incident_report', name='paper', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('state', sa.Enum('presented', 'missing', 'accepted', name='paperstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('request_paper_request_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('request_paper_pkey')),
    sa.UniqueConstraint('request_id', 'paper', name=op.f('request_paper_request_id_paper_key'))
    )
    op.create_index(op.f('request_paper_request_id_idx'), 'request_paper', ['request_id'], unique=False)
    op.create_table('request_party',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('role', sa.Enum('applicant', 'beneficiary', 'payee', 'collector', name='partyrole', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.UUID(), nullable=True),
    sa.Column('payee_id', sa.UUID(), nullable=True),
    sa.Column('stated_name', sa.Text(), server_default='', nullable=False),
    sa.Column('from_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('to_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['payee_id'], ['payee.id'], name=op.f('request_party_payee_id_fkey')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('request_party_person_id_fkey')),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('request_party_request_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('request_party_pkey'))
    )
    op.create_index(op.f('request_party_request_id_idx'), 'request_party', ['request_id'], unique=False)
    op.create_table('stated_identity',
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('names', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.Column('search_name', sa.Text(), nullable=False),
    sa.Column('sex', sa.Enum('M', 'F', name='sex', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('birth_on', sa.Date(), nullable=True),
    sa.Column('document_kind', sa.Enum('civil_id', 'security_card', 'passport', 'none', name='documentkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('document_number', sa.Text(), nullable=False),
    sa.Column('nationality', sa.Text(), nullable=False),
    sa.Column('phone', sa.Text(), nullable=True),
    sa.Column('address', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'::jsonb"), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('stated_identity_request_id_fkey')),
    sa.PrimaryKeyConstraint('request_id', name=op.f('stated_identity_pkey'))
    )
    op.create_table('study',
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('researcher_id', sa.UUID(), nullable=False),
    sa.Column('kind', sa.Enum('desk', 'visit', name='studykind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('visited_on', sa.Date(), nullable=True),
    sa.Column('income_fils', sa.BigInteger(), nullable=True),
    sa.Column('rent_fils', sa.BigInteger(), nullable=True),
    sa.Column('summary', sa.Text(), server_default='', nullable=False),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('study_request_id_fkey')),
    sa.ForeignKeyConstraint(['researcher_id'], ['account.id'], name=op.f('study_researcher_id_fkey')),
    sa.PrimaryKeyConstraint('request_id', name=op.f('study_pkey'))
    )
    op.create_table('task',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('charity_id', sa.UUID(), nullable=True),
    sa.Column('kind', sa.Enum('adjudicate', 'study', 'complete', 'sign', 'pay', 'confirm', name='taskkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('stage', sa.Enum('registration', 'duplicate_check', 'review', 'sign_off', 'delivery', 'closed', name='stage', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('wait', sa.Enum('desk', 'pool', 'to_claim', 'under_study', 'visit_booked', 'with_applicant', 'aid_manager', 'committee', 'ministry', 'balance', 'order', 'signatories', 'bank', 'returned', 'recipient', 'receipt', name='wait', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('role', sa.Enum('registrar', 'researcher', 'aid_manager', 'charity_admin', 'supervisor', 'duplicate_desk', 'policy_officer', 'auditor', 'operator', name='role', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('level', sa.Integer(), server_default='0', nullable=False),
    sa.Column('levels', sa.Integer(), server_default='0', nullable=False),
    sa.Column('state', sa.Enum('open', 'deciding', 'done', 'cancelled', name='taskstate', native_enum=False, create_constraint=True, length=40), server_default='open', nullable=False),
    sa.Column('is_urgent', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('barred', postgresql.ARRAY(sa.Uuid()), server_default='{}', nullable=False),
    sa.Column('holder_id', sa.UUID(), nullable=True),
    sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lease_until_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('study_begun_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('warn_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('aid_manager_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ministry_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('phases', postgresql.ARRAY(sa.Text()), server_default='{}', nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('done_by', sa.UUID(), nullable=True),
    sa.ForeignKeyConstraint(['charity_id'], ['charity.id'], name=op.f('task_charity_id_fkey')),
    sa.ForeignKeyConstraint(['done_by'], ['account.id'], name=op.f('task_done_by_fkey')),
    sa.ForeignKeyConstraint(['holder_id'], ['account.id'], name=op.f('task_holder_id_fkey')),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('task_request_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('task_pkey'))
    )
    op.create_index('task_done', 'task', ['done_by', 'closed_at'], unique=False)
    op.create_index('task_mine', 'task', ['holder_id', 'due_at'], unique=False, postgresql_where=sa.text("state in ('open', 'deciding')"))
    op.create_index('task_queue', 'task', ['role', 'charity_id', 'due_at', 'id'], unique=False, postgresql_where=sa.text("state in ('open', 'deciding')"))
    op.create_index(op.f('task_request_id_idx'), 'task', ['request_id'], unique=False)
    op.create_table('case_event_text',
    sa.Column('event_id', sa.UUID(), nullable=False),
    sa.Column('salt', sa.LargeBinary(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['event_id'], ['case_event.id'], name=op.f('case_event_text_event_id_fkey')),
    sa.PrimaryKeyConstraint('event_id', name=op.f('case_event_text_pkey'))
    )
    op.create_table('decision',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('task_id', sa.UUID(), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('code', sa.Enum('release', 'rule_duplicate', 'recommend', 'advise_rejection', 'send_back', 'complete', 'approve', 'reject', 'return', 'pay', 'confirm', 'withdraw', name='decisioncode', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('actor_id', sa.UUID(), nullable=False),
    sa.Column('amount_fils', sa.BigInteger(), nullable=True),
    sa.Column('instalments', sa.Integer(), server_default='1', nullable=False),
    sa.Column('payee_id', sa.UUID(), nullable=True),
    sa.Column('fund_id', sa.UUID(), nullable=True),
    sa.Column('reason', sa.Enum('conditions_not_met', 'income_above_limit', 'served_elsewhere', 'papers_not_genuine', 'not_reachable', 'outside_specialisation', 'different_need', 'different_person', 'same_request_twice', 'given_already', name='reason', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('text', sa.Text(), server_default='', nullable=False),
    sa.Column('papers', postgresql.ARRAY(sa.Text()), server_default='{}', nullable=False),
    sa.Column('method', sa.Enum('bank_transfer', 'knet', 'voucher_card', 'in_kind', 'cheque', name='paymentmethod', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('reference', sa.Text(), server_default='', nullable=False),
    sa.Column('proof', sa.Enum('signed_receipt', 'payee_receipt', name='proof', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('state', sa.Enum('pending', 'applied', 'refused', name='decisionstate', native_enum=False, create_constraint=True, length=40), server_default='pending', nullable=False),
    sa.Column('refusal', sa.Text(), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('recorded_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.ForeignKeyConstraint(['actor_id'], ['account.id'], name=op.f('decision_actor_id_fkey')),
    sa.ForeignKeyConstraint(['fund_id'], ['fund.id'], name=op.f('decision_fund_id_fkey')),
    sa.ForeignKeyConstraint(['payee_id'], ['payee.id'], name=op.f('decision_payee_id_fkey')),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('decision_request_id_fkey')),
    sa.ForeignKeyConstraint(['task_id'], ['task.id'], name=op.f('decision_task_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('decision_pkey'))
    )
    op.create_index('decision_one_live', 'decision', ['task_id'], unique=True, postgresql_where=sa.text("state <> 'refused'"))
    op.create_index(op.f('decision_request_id_idx'), 'decision', ['request_id'], unique=False)
    op.create_index(op.f('decision_task_id_idx'), 'decision', ['task_id'], unique=False)
    op.create_table('reservation',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('family', sa.Text(), nullable=False),
    sa.Column('subject_key', sa.Text(), nullable=False),
    sa.Column('state', sa.Enum('reserved', 'given', 'released', name='reservationstate', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('ruling_id', sa.UUID(), nullable=True),
    sa.Column('reserved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('given_on', sa.Date(), nullable=True),
    sa.Column('window_ends_on', sa.Date(), nullable=True),
    sa.Column('released_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('reservation_request_id_fkey')),
    sa.ForeignKeyConstraint(['ruling_id'], ['decision.id'], name=op.f('reservation_ruling_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('reservation_pkey'))
    )
    op.create_index('reservation_one_reserved', 'reservation', ['family', 'subject_key'], unique=True, postgresql_where=sa.text("state = 'reserved' and ruling_id is null"))
    op.create_index(op.f('reservation_request_id_idx'), 'reservation', ['request_id'], unique=False)
    op.create_index('reservation_subject', 'reservation', ['family', 'subject_key'], unique=False)
    op.create_table('hold',
    sa.Column('id', sa.UUID(), server_default=sa.text('uuidv7()'), nullable=False),
    sa.Column('request_id', sa.UUID(), nullable=False),
    sa.Column('family', sa.Text(), nullable=False),
    sa.Column('subject_key', sa.Text(), nullable=False),
    sa.Column('reservation_id', sa.UUID(), nullable=False),
    sa.Column('held_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['request_id'], ['aid_request.id'], name=op.f('hold_request_id_fkey')),
    sa.ForeignKeyConstraint(['reservation_id'], ['reservation.id'], name=op.f('hold_reservation_id_fkey')),
    sa.PrimaryKeyConstraint('id', name=op.f('hold_pkey'))
    )
    op.create_index(op.f('hold_request_id_idx'), 'hold', ['request_id'], unique=False)
    op.create_index('hold_waiting', 'hold', ['family', 'subject_key', 'held_at'], unique=False, postgresql_where=sa.text('ended_at is null'))
