CREATE TABLE `audit_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`area_id` text,
	`member_id` text,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text,
	`part` text,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_events_area` ON `audit_events` (`area_id`,`at`);--> statement-breakpoint
CREATE TABLE `funding_terms` (
	`area_id` text PRIMARY KEY NOT NULL,
	`pooling` text,
	`reporting_lead` text DEFAULT '' NOT NULL,
	`additionality` text DEFAULT '' NOT NULL,
	`offset` integer,
	`joint_work` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`step_nine_share` integer,
	`priorities` text,
	`priority_weight` real DEFAULT 1.5 NOT NULL,
	`choices_version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `grants` (
	`area_id` text NOT NULL,
	`year` text NOT NULL,
	`amount` integer NOT NULL,
	`firm` integer NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`area_id`, `year`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scheme_actions` (
	`scheme_id` text NOT NULL,
	`action_id` text NOT NULL,
	PRIMARY KEY(`scheme_id`, `action_id`),
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scheme_actions_action` ON `scheme_actions` (`action_id`);--> statement-breakpoint
CREATE TABLE `scheme_amounts` (
	`scheme_id` text NOT NULL,
	`year` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`scheme_id`, `year`),
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `schemes` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`lead_partner_id` text,
	`provider` text DEFAULT '' NOT NULL,
	`step` integer NOT NULL,
	`purposes` text NOT NULL,
	`continuing` integer NOT NULL,
	`committed` integer NOT NULL,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `schemes_area` ON `schemes` (`area_id`,`step`);--> statement-breakpoint
CREATE TABLE `sign_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`signatory_id` text NOT NULL,
	`year` text NOT NULL,
	`recorded_by` text NOT NULL,
	`at` integer NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`signed_on` text NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`signatory_id`) REFERENCES `signatories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_offs_signatory` ON `sign_offs` (`signatory_id`,`year`);--> statement-breakpoint
CREATE TABLE `signatories` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`capacity` text NOT NULL,
	`member_id` text,
	`years` text NOT NULL,
	`position` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signatories_area` ON `signatories` (`area_id`);--> statement-breakpoint
CREATE TABLE `measure_values` (
	`area_id` text NOT NULL,
	`measure_key` text NOT NULL,
	`period` text NOT NULL,
	`series` text NOT NULL,
	`value` real,
	`status` text DEFAULT '' NOT NULL,
	`source` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`area_id`, `measure_key`, `period`, `series`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`notice` text,
	`today` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `areas_slug_unique` ON `areas` (`slug`);--> statement-breakpoint
CREATE TABLE `links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`member_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `links_member` ON `links` (`member_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`account_id` text,
	`partner_id` text,
	`name` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`email` text NOT NULL,
	`roles` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `members_account` ON `members` (`account_id`);--> statement-breakpoint
CREATE INDEX `members_partner` ON `members` (`partner_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `members_area_email` ON `members` (`area_id`,`email`);--> statement-breakpoint
CREATE TABLE `partners` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`shape` text NOT NULL,
	`colour` integer NOT NULL,
	`position` integer NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partners_area_name` ON `partners` (`area_id`,`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `partners_area_short_name` ON `partners` (`area_id`,`short_name`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE TABLE `action_history` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`action_id` text NOT NULL,
	`member_id` text,
	`at` integer NOT NULL,
	`field` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_history_action` ON `action_history` (`action_id`);--> statement-breakpoint
CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`round_id` text,
	`row_key` text,
	`change_key` text NOT NULL,
	`level` integer,
	`where_now` text NOT NULL,
	`what_to_do` text NOT NULL,
	`due_date` text,
	`how_know` text NOT NULL,
	`measure_key` text,
	`priority` text NOT NULL,
	`status` text NOT NULL,
	`stop_reason` text DEFAULT '' NOT NULL,
	`owner_partner_id` text,
	`owner_name` text DEFAULT '' NOT NULL,
	`proposal` text NOT NULL,
	`edited` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `actions_area` ON `actions` (`area_id`,`change_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `actions_row_level` ON `actions` (`area_id`,`row_key`,`level`);--> statement-breakpoint
CREATE TABLE `progress_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`member_id` text,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `progress_notes_action` ON `progress_notes` (`action_id`);--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`at` integer NOT NULL,
	`member_id` text NOT NULL,
	`row_key` text,
	`text` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `corrections_round` ON `corrections` (`round_id`);--> statement-breakpoint
CREATE TABLE `different_views` (
	`round_id` text NOT NULL,
	`row_key` text NOT NULL,
	`partner_id` text NOT NULL,
	`level` integer NOT NULL,
	`sentence` text DEFAULT '' NOT NULL,
	`confirmed_at` integer,
	`confirmed_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`round_id`, `row_key`, `partner_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `editions` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`text` text NOT NULL,
	`stored_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `position_shares` (
	`round_id` text NOT NULL,
	`partner_id` text NOT NULL,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `partner_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `round_changes` (
	`round_id` text NOT NULL,
	`change_key` text NOT NULL,
	`agreed_level` integer,
	`sentence` text DEFAULT '' NOT NULL,
	`target_level` integer,
	`target_date` text,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`round_id`, `change_key`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `round_partners` (
	`round_id` text NOT NULL,
	`partner_id` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`kind` text NOT NULL,
	`shape` text NOT NULL,
	`colour` integer NOT NULL,
	`position` integer NOT NULL,
	`changes` text NOT NULL,
	PRIMARY KEY(`round_id`, `partner_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `round_rows` (
	`round_id` text NOT NULL,
	`row_key` text NOT NULL,
	`change_key` text NOT NULL,
	`pass1` text NOT NULL,
	`pass1_at` integer,
	`pass2` text NOT NULL,
	`pass2_at` integer,
	`outcome` text NOT NULL,
	`agreed_level` integer,
	`rationale` text DEFAULT '' NOT NULL,
	`agreed_at` integer,
	`parked_note` text DEFAULT '' NOT NULL,
	`hidden_reason` text DEFAULT '' NOT NULL,
	`priority` integer DEFAULT false NOT NULL,
	`target_level` integer,
	`target_date` text,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`round_id`, `row_key`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `round_scorers` (
	`round_id` text NOT NULL,
	`member_id` text NOT NULL,
	`partner_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `member_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`name` text NOT NULL,
	`edition_hash` text NOT NULL,
	`hospitals` text NOT NULL,
	`population` integer,
	`footprint` text NOT NULL,
	`as_at` text NOT NULL,
	`home_on_date_percent` integer,
	`evidence_from` integer DEFAULT 3 NOT NULL,
	`status` text NOT NULL,
	`opened_at` integer,
	`draft_deadline` text,
	`closed_at` integer,
	`revision` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_hash`) REFERENCES `editions`(`hash`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rounds_area` ON `rounds` (`area_id`,`as_at`);--> statement-breakpoint
CREATE TABLE `score_keys` (
	`member_id` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `key`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scores` (
	`round_id` text NOT NULL,
	`row_key` text NOT NULL,
	`member_id` text NOT NULL,
	`pass` integer NOT NULL,
	`partner_id` text NOT NULL,
	`answer` text,
	`reason` text DEFAULT '' NOT NULL,
	`sharing` text NOT NULL,
	`evidence` text DEFAULT '' NOT NULL,
	`evidence_link` text DEFAULT '' NOT NULL,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `member_id`, `row_key`, `pass`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scores_round_row` ON `scores` (`round_id`,`row_key`);