CREATE TABLE `agenda_items` (
	`round_id` text NOT NULL,
	`change_key` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`round_id`, `change_key`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `desks` (
	`round_id` text PRIMARY KEY NOT NULL,
	`held_by` text,
	`held_at` integer,
	`here_change` text,
	`here_row` text,
	`clock_ends_at` integer,
	`clock_left` integer,
	`ends_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`held_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `allocation_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`name` text NOT NULL,
	`choices` text NOT NULL,
	`result` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`saved_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `allocation_versions_name` ON `allocation_versions` (`area_id`,`name`);--> statement-breakpoint
CREATE TABLE `consultation_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`consultation_id` text NOT NULL,
	`partner_id` text,
	`member_id` text NOT NULL,
	`text` text NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`response` text DEFAULT '' NOT NULL,
	`responded_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_comments_consultation` ON `consultation_comments` (`consultation_id`,`at`);--> statement-breakpoint
CREATE TABLE `consultations` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`number` integer NOT NULL,
	`plan` text NOT NULL,
	`message` text NOT NULL,
	`closes_on` text NOT NULL,
	`partner_ids` text NOT NULL,
	`circulated_at` integer NOT NULL,
	`circulated_by` text NOT NULL,
	`outcome` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`circulated_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consultations_number` ON `consultations` (`area_id`,`number`);--> statement-breakpoint
CREATE TABLE `grant_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`year` text NOT NULL,
	`amount` integer NOT NULL,
	`firm` integer NOT NULL,
	`source` text NOT NULL,
	`replaced_at` integer NOT NULL,
	`replaced_by` text NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`replaced_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grant_revisions_area` ON `grant_revisions` (`area_id`,`year`);--> statement-breakpoint
CREATE TABLE `scheme_spend` (
	`scheme_id` text NOT NULL,
	`year` text NOT NULL,
	`quarter` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`scheme_id`, `year`, `quarter`),
	FOREIGN KEY (`scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `virements` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`year` text NOT NULL,
	`from_scheme_id` text NOT NULL,
	`to_scheme_id` text NOT NULL,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`moved_by` text NOT NULL,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_scheme_id`) REFERENCES `schemes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moved_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `virements_area` ON `virements` (`area_id`,`at`);--> statement-breakpoint
CREATE TABLE `guest_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `guest_sessions_member` ON `guest_sessions` (`member_id`);--> statement-breakpoint
CREATE TABLE `guests` (
	`member_id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`joined_at` integer NOT NULL,
	`decided_at` integer,
	`decided_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `guests_round` ON `guests` (`round_id`);--> statement-breakpoint
CREATE TABLE `join_codes` (
	`round_id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `join_codes_code_unique` ON `join_codes` (`code`);--> statement-breakpoint
CREATE TABLE `partner_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`partner_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `partner_links_round` ON `partner_links` (`round_id`,`partner_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claimed_at` integer,
	`done_at` integer,
	`failed_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`done_at`,`failed_at`,`run_at`);--> statement-breakpoint
CREATE TABLE `local_measures` (
	`area_id` text NOT NULL,
	`key` text NOT NULL,
	`definition` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`area_id`, `key`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `measure_history` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`measure_key` text NOT NULL,
	`period` text NOT NULL,
	`series` text NOT NULL,
	`before` text,
	`after` text,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	`import_id` text,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `measure_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `measure_history_measure` ON `measure_history` (`area_id`,`measure_key`,`at`);--> statement-breakpoint
CREATE INDEX `measure_history_import` ON `measure_history` (`import_id`);--> statement-breakpoint
CREATE TABLE `measure_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`area_id` text NOT NULL,
	`member_id` text NOT NULL,
	`at` integer NOT NULL,
	`file_name` text NOT NULL,
	`rows` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `measure_imports_area` ON `measure_imports` (`area_id`,`at`);--> statement-breakpoint
CREATE TABLE `measure_targets` (
	`area_id` text NOT NULL,
	`measure_key` text NOT NULL,
	`year` text NOT NULL,
	`target` real,
	`stretch` real,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`area_id`, `measure_key`, `year`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `area_editions` (
	`area_id` text NOT NULL,
	`edition_hash` text NOT NULL,
	`offered_by` text NOT NULL,
	`offered_at` integer NOT NULL,
	`withdrawn_at` integer,
	PRIMARY KEY(`area_id`, `edition_hash`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_hash`) REFERENCES `editions`(`hash`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offered_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
DROP INDEX `members_area_email`;--> statement-breakpoint
CREATE INDEX `members_area` ON `members` (`area_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `members_area_email` ON `members` (`area_id`,`email`) WHERE "members"."email" <> '';--> statement-breakpoint
ALTER TABLE `funding_terms` ADD `pooling_reference` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `schemes` ADD `starts_on` text;--> statement-breakpoint
ALTER TABLE `schemes` ADD `ends_on` text;--> statement-breakpoint
ALTER TABLE `schemes` ADD `notes` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `schemes` ADD `measures` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `schemes` ADD `spend_version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `measure_values` ADD `numerator` real;--> statement-breakpoint
ALTER TABLE `measure_values` ADD `denominator` real;--> statement-breakpoint
ALTER TABLE `measure_values` ADD `dated` text;--> statement-breakpoint
ALTER TABLE `partners` ADD `merged_into` text REFERENCES partners(id);--> statement-breakpoint
ALTER TABLE `rounds` ADD `desk_revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scores` ADD `origin` text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE `scores` ADD `entered_by` text REFERENCES members(id);--> statement-breakpoint
ALTER TABLE `scores` ADD `device` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `scores` ADD `device_counter` integer DEFAULT 0 NOT NULL;