CREATE TABLE `graduation_askings` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`number` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`revealed_at` integer,
	`panel` text,
	FOREIGN KEY (`case_id`) REFERENCES `graduation_cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `graduation_askings_number` ON `graduation_askings` (`case_id`,`number`);--> statement-breakpoint
CREATE TABLE `graduation_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`name` text NOT NULL,
	`wave` text NOT NULL,
	`boards` text NOT NULL,
	`letter` text DEFAULT '' NOT NULL,
	`letter_version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `graduation_cases_area` ON `graduation_cases` (`area_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `graduation_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`criterion` text NOT NULL,
	`member_id` text NOT NULL,
	`partner_id` text,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `graduation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `graduation_comments_case` ON `graduation_comments` (`case_id`,`at`);--> statement-breakpoint
CREATE TABLE `graduation_criteria` (
	`case_id` text NOT NULL,
	`key` text NOT NULL,
	`texts` text NOT NULL,
	`facts` text NOT NULL,
	`owner_partner_id` text,
	`owner_name` text DEFAULT '' NOT NULL,
	`due_on` text,
	`care_version` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`case_id`, `key`),
	FOREIGN KEY (`case_id`) REFERENCES `graduation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `graduation_dates` (
	`case_id` text NOT NULL,
	`key` text NOT NULL,
	`due_on` text,
	`done_on` text,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`case_id`, `key`),
	FOREIGN KEY (`case_id`) REFERENCES `graduation_cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `graduation_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`criterion` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`snapshot` text NOT NULL,
	`kept_on` text NOT NULL,
	`kept_by` text NOT NULL,
	`at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `graduation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kept_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `graduation_evidence_case` ON `graduation_evidence` (`case_id`,`at`);--> statement-breakpoint
CREATE TABLE `graduation_objectives` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`measure` text DEFAULT '' NOT NULL,
	`agreed_on` text,
	`due_on` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `graduation_cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `graduation_objectives_case` ON `graduation_objectives` (`case_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `graduation_progress` (
	`id` text PRIMARY KEY NOT NULL,
	`objective_id` text NOT NULL,
	`member_id` text NOT NULL,
	`state` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`objective_id`) REFERENCES `graduation_objectives`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `graduation_progress_objective` ON `graduation_progress` (`objective_id`,`at`);--> statement-breakpoint
CREATE TABLE `graduation_readiness` (
	`asking_id` text NOT NULL,
	`criterion` text NOT NULL,
	`member_id` text NOT NULL,
	`partner_id` text NOT NULL,
	`answer` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`sharing` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`asking_id`, `criterion`, `member_id`),
	FOREIGN KEY (`asking_id`) REFERENCES `graduation_askings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `graduation_sign_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`signatory_id` text NOT NULL,
	`mark` text NOT NULL,
	`recorded_by` text NOT NULL,
	`at` integer NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`signed_on` text NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`signatory_id`) REFERENCES `graduation_signatories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `graduation_sign_offs_signatory` ON `graduation_sign_offs` (`signatory_id`,`at`);--> statement-breakpoint
CREATE TABLE `graduation_signatories` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`capacity` text NOT NULL,
	`member_id` text,
	`left_on` text,
	`position` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `graduation_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `graduation_signatories_case` ON `graduation_signatories` (`case_id`,`position`);--> statement-breakpoint
CREATE TABLE `graduation_versions` (
	`case_id` text NOT NULL,
	`mark` text NOT NULL,
	`content` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `mark`),
	FOREIGN KEY (`case_id`) REFERENCES `graduation_cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `integration_choices` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`version` integer NOT NULL,
	`model` text NOT NULL,
	`own_name` text DEFAULT '' NOT NULL,
	`own_characteristics` text DEFAULT '' NOT NULL,
	`why` text NOT NULL,
	`chosen_by` text NOT NULL,
	`chosen_at` integer NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chosen_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `integration_choices_version` ON `integration_choices` (`area_id`,`version`);--> statement-breakpoint
CREATE TABLE `decision_actions` (
	`decision_id` text NOT NULL,
	`action_id` text NOT NULL,
	PRIMARY KEY(`decision_id`, `action_id`),
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decision_actions_action` ON `decision_actions` (`action_id`);--> statement-breakpoint
CREATE TABLE `decision_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`text` text NOT NULL,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decision_corrections_decision` ON `decision_corrections` (`decision_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`text` text NOT NULL,
	`what_to_do` text DEFAULT '' NOT NULL,
	`owner_partner_id` text,
	`owner_name` text DEFAULT '' NOT NULL,
	`due_date` text,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decisions_meeting` ON `decisions` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`date` text NOT NULL,
	`papers_deadline` text NOT NULL,
	`audience` text DEFAULT '' NOT NULL,
	`pack_id` text,
	`frozen_at` integer,
	`cancelled_at` integer,
	`cancel_reason` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meetings_area` ON `meetings` (`area_id`,`date`);--> statement-breakpoint
CREATE TABLE `board_items` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`text` text NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `board_items_area` ON `board_items` (`area_id`,`added_at`);--> statement-breakpoint
CREATE TABLE `packs` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`number` integer NOT NULL,
	`meeting_id` text,
	`as_at` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text,
	`version` integer NOT NULL,
	`report` text NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `packs_area` ON `packs` (`area_id`,`number`);--> statement-breakpoint
CREATE TABLE `plan_import_actions` (
	`import_id` text NOT NULL,
	`action_id` text NOT NULL,
	`line` integer NOT NULL,
	PRIMARY KEY(`import_id`, `action_id`),
	FOREIGN KEY (`import_id`) REFERENCES `plan_imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plan_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	`file_name` text NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_imports_area` ON `plan_imports` (`area_id`,`at`);--> statement-breakpoint
CREATE TABLE `action_waits` (
	`action_id` text NOT NULL,
	`waits_for_id` text NOT NULL,
	PRIMARY KEY(`action_id`, `waits_for_id`),
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`waits_for_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_waits_for` ON `action_waits` (`waits_for_id`);--> statement-breakpoint
CREATE TABLE `taken_rounds` (
	`round_id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`member_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `taken_rounds_area` ON `taken_rounds` (`area_id`);--> statement-breakpoint
CREATE TABLE `together_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	`changes` text NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `together_changes_area` ON `together_changes` (`area_id`,`at`);--> statement-breakpoint
CREATE TABLE `return_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`return_id` text NOT NULL,
	`question` text NOT NULL,
	`was` text NOT NULL,
	`becomes` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`corrected_by` text NOT NULL,
	FOREIGN KEY (`return_id`) REFERENCES `returns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrected_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `return_corrections_return` ON `return_corrections` (`return_id`);--> statement-breakpoint
CREATE TABLE `return_explanations` (
	`return_id` text NOT NULL,
	`contradiction` text NOT NULL,
	`question` text NOT NULL,
	`explanation` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`return_id`, `contradiction`),
	FOREIGN KEY (`return_id`) REFERENCES `returns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `return_sections` (
	`return_id` text NOT NULL,
	`section` text NOT NULL,
	`answers` text NOT NULL,
	`pulled` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`return_id`, `section`),
	FOREIGN KEY (`return_id`) REFERENCES `returns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `return_sign_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`return_id` text NOT NULL,
	`capacity` text NOT NULL,
	`recorded_by` text NOT NULL,
	`at` integer NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`signed_on` text NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`return_id`) REFERENCES `returns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `return_sign_offs_return` ON `return_sign_offs` (`return_id`);--> statement-breakpoint
CREATE TABLE `returns` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`quarter` text NOT NULL,
	`template_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`file_name` text,
	`submitted_on` text,
	`submitted_by` text,
	`record` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `returns_quarter` ON `returns` (`area_id`,`quarter`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_account` ON `recovery_codes` (`account_id`);--> statement-breakpoint
CREATE TABLE `second_steps` (
	`account_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`confirmed_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `share_openings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`share_id` text NOT NULL,
	`at` integer NOT NULL,
	`part` text NOT NULL,
	FOREIGN KEY (`share_id`) REFERENCES `shares`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `share_openings_share` ON `share_openings` (`share_id`,`at`);--> statement-breakpoint
CREATE TABLE `shares` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`note` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shares_token` ON `shares` (`token_hash`);--> statement-breakpoint
CREATE INDEX `shares_area` ON `shares` (`area_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `story_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`round_id` text NOT NULL,
	`row_key` text NOT NULL,
	`measure_key` text NOT NULL,
	`period` text NOT NULL,
	`level` integer NOT NULL,
	`actual` real NOT NULL,
	`plan` real,
	`text` text NOT NULL,
	`member_id` text NOT NULL,
	`partner_id` text,
	`at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `story_answers_version` ON `story_answers` (`area_id`,`round_id`,`row_key`,`measure_key`,`period`,`version`);--> statement-breakpoint
CREATE INDEX `story_answers_area` ON `story_answers` (`area_id`,`at`);--> statement-breakpoint
CREATE TABLE `action_updates` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`member_id` text,
	`note_id` text NOT NULL,
	`at` integer NOT NULL,
	`status_before` text NOT NULL,
	`status_after` text NOT NULL,
	`due_before` text,
	`due_after` text,
	FOREIGN KEY (`request_id`) REFERENCES `update_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`note_id`) REFERENCES `progress_notes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_updates_request` ON `action_updates` (`request_id`);--> statement-breakpoint
CREATE INDEX `action_updates_note` ON `action_updates` (`note_id`);--> statement-breakpoint
CREATE TABLE `asked_owners` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`member_id` text,
	`partner_id` text,
	`name` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`asked_at` integer NOT NULL,
	`reminded_at` integer,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `asked_owners_meeting` ON `asked_owners` (`meeting_id`);--> statement-breakpoint
CREATE INDEX `asked_owners_member` ON `asked_owners` (`member_id`);--> statement-breakpoint
CREATE TABLE `update_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`asked_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`asked_id`) REFERENCES `asked_owners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `update_links_asked` ON `update_links` (`asked_id`);--> statement-breakpoint
CREATE TABLE `update_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`action_id` text NOT NULL,
	`asked_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_id`) REFERENCES `asked_owners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `update_requests_meeting_action` ON `update_requests` (`meeting_id`,`action_id`);--> statement-breakpoint
CREATE INDEX `update_requests_asked` ON `update_requests` (`asked_id`);--> statement-breakpoint
CREATE INDEX `update_requests_action` ON `update_requests` (`action_id`);--> statement-breakpoint
ALTER TABLE `measure_values` ADD `approximate` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `links` ADD `account_id` text REFERENCES accounts(id);--> statement-breakpoint
ALTER TABLE `actions` ADD `start_date` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `target_value` real;--> statement-breakpoint
ALTER TABLE `actions` ADD `target_unit` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `owner_member_id` text REFERENCES members(id);--> statement-breakpoint
ALTER TABLE `actions` ADD `proposed` text;