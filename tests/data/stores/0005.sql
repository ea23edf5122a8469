BEGIN TRANSACTION;
CREATE TABLE access_changes (
	fact_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	change VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (fact_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE cached_people (
	person_id VARCHAR NOT NULL, 
	badge_hash VARCHAR NOT NULL, 
	pin_hash VARCHAR NOT NULL, 
	online_at VARCHAR NOT NULL, changes BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (person_id)
);
CREATE TABLE conflicts (
	conflict_id VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	facts VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (conflict_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE contacts (
	ticket_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	updated_at VARCHAR NOT NULL, 
	PRIMARY KEY (ticket_id)
);
CREATE TABLE container_closings (
	closing_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	container_id VARCHAR NOT NULL, 
	how VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (closing_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE containers (
	container_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	disposition VARCHAR NOT NULL, 
	goods_class VARCHAR, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (container_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "containers" VALUES('bin-1','a-000001','BIN-7F3K-001K','quarantine',NULL,17,'2026-11-21T06:30:00.017Z','p-dock');
CREATE TABLE customer_answers (
	answer_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	question_id VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	answer_code VARCHAR NOT NULL, 
	answered_at VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (answer_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE customer_questions (
	question_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	kind_code VARCHAR NOT NULL, 
	policy_id VARCHAR NOT NULL, 
	policy_version BIGINT NOT NULL, 
	evidence VARCHAR NOT NULL, 
	due_at VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (question_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "customer_questions" VALUES('question-1','a-000001','unit-1','hub-000004','damage_found','waiting',1,'["e1"]','2026-11-22T06:30:00.000Z',16,'2026-11-21T06:30:00.016Z','p-dock');
CREATE TABLE customer_words (
	words_id VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	updated_at VARCHAR NOT NULL, 
	PRIMARY KEY (words_id)
);
CREATE TABLE decision_holds (
	hold_id VARCHAR NOT NULL, 
	decision_id VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (hold_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE decision_photos (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	decision_id VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	PRIMARY KEY (origin, seq, position)
)
 WITHOUT ROWID

;
INSERT INTO "decision_photos" VALUES('a-000001',11,0,'decision-1','abababababababababababababababababababababababababababababababab');
INSERT INTO "decision_photos" VALUES('a-000001',11,1,'decision-1','cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd');
CREATE TABLE decisions (
	decision_id VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	line_id VARCHAR NOT NULL, 
	grading_id VARCHAR NOT NULL, 
	disposition VARCHAR NOT NULL, 
	advice VARCHAR NOT NULL, 
	advice_minor BIGINT NOT NULL, 
	choice VARCHAR NOT NULL, 
	choice_minor BIGINT NOT NULL, 
	currency VARCHAR NOT NULL, 
	grounds VARCHAR NOT NULL, 
	needs_review BOOLEAN NOT NULL, 
	override_reason VARCHAR, 
	policy_id VARCHAR NOT NULL, 
	policy_version BIGINT NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (decision_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "decisions" VALUES('decision-1','unit-1','parcel-1','hub-000004','hub-000003','grading-1','restock','full',44950,'full',44950,'CNY','[{"article":"cpl_25","code":"intact","evidence":["e1"]}]',0,NULL,'cn',1,'a-000001',11,'2026-11-21T06:30:00.011Z','p-dock');
CREATE TABLE disinfection_finishes (
	finish_id VARCHAR NOT NULL, 
	run_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	ended_at VARCHAR NOT NULL, 
	contact_s BIGINT NOT NULL, 
	proven BOOLEAN NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (finish_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "disinfection_finishes" VALUES('finish-1','run-1','parcel-1','2026-11-21T07:00:01.000Z',1801,1,'a-000001',5,'2026-11-21T06:30:00.005Z','p-dock');
CREATE TABLE disinfection_late_runs (
	late_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	target VARCHAR NOT NULL, 
	procedure_id VARCHAR NOT NULL, 
	procedure_version BIGINT NOT NULL, 
	agent VARCHAR NOT NULL, 
	concentration_mg_l BIGINT NOT NULL, 
	required_contact_s BIGINT NOT NULL, 
	started_at VARCHAR NOT NULL, 
	ended_at VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	opens BOOLEAN NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (late_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE disinfection_preparations (
	preparation_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	run_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	material VARCHAR NOT NULL, 
	solution_id VARCHAR, 
	lamp_id VARCHAR, 
	irradiance_uw_cm2 BIGINT, 
	dose_uj_cm2 BIGINT, 
	sides BIGINT, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (preparation_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE disinfection_runs (
	run_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	target VARCHAR NOT NULL, 
	procedure_id VARCHAR NOT NULL, 
	procedure_version BIGINT NOT NULL, 
	agent VARCHAR NOT NULL, 
	stock_milli_percent BIGINT NOT NULL, 
	dilution_parts BIGINT NOT NULL, 
	concentration_mg_l BIGINT NOT NULL, 
	required_contact_s BIGINT NOT NULL, 
	ppe VARCHAR NOT NULL, 
	started_at VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (run_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "disinfection_runs" VALUES('run-1','parcel-1','outer.carton','carton_chlorine',1,'sodium_hypochlorite',5000,100,500,1800,'["mask","gloves"]','2026-11-21T06:30:00.000Z','a-000001',4,'2026-11-21T06:30:00.004Z','p-dock');
CREATE TABLE disinfection_skips (
	skip_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (skip_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE disinfection_stops (
	stop_id VARCHAR NOT NULL, 
	run_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	stopped_at VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (stop_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE disposition_changes (
	change_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	decision_id VARCHAR NOT NULL, 
	disposition VARCHAR NOT NULL, 
	reason_code VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (change_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "disposition_changes" VALUES('change-1','a-000001','unit-1','decision-1','quarantine','checked',18,'2026-11-21T06:30:00.018Z','p-dock');
CREATE TABLE disposition_witnesses (
	witness_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	decision_id VARCHAR NOT NULL, 
	disposition VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (witness_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE dropped_parcels (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	settlement_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	PRIMARY KEY (origin, seq, position)
)
 WITHOUT ROWID

;
INSERT INTO "dropped_parcels" VALUES('a-000001',35,0,'settlement-1','parcel-9');
CREATE TABLE evidence (
	evidence_id VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	size_bytes BIGINT NOT NULL, 
	width_px BIGINT NOT NULL, 
	height_px BIGINT NOT NULL, 
	subject VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	unit_id VARCHAR, 
	taken_at VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (evidence_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE extra_units (
	extra_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	goods_class VARCHAR NOT NULL, 
	disposition VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (extra_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "extra_units" VALUES('extra-1','a-000001','unit-x','parcel-1','general','quarantine','["e2"]',37,'2026-11-21T06:30:00.037Z','p-dock');
CREATE TABLE findings (
	finding_id VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	checklist_id VARCHAR NOT NULL, 
	checklist_version BIGINT NOT NULL, 
	question_id VARCHAR NOT NULL, 
	answer_id VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (finding_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "findings" VALUES('finding-1','unit-1','electronics',1,'seal','no','[]','a-000001',7,'2026-11-21T06:30:00.007Z','p-dock');
INSERT INTO "findings" VALUES('finding-2','unit-1','electronics',1,'seal','yes','[]','a-000001',8,'2026-11-21T06:30:00.008Z','p-dock');
INSERT INTO "findings" VALUES('finding-3','unit-1','electronics',1,'seal','yes','[]','a-000001',9,'2026-11-21T06:30:00.009Z','p-dock');
INSERT INTO "findings" VALUES('finding-b','unit-1','electronics',1,'seal','no','[]','b-000001',2,'2026-11-21T06:30:00.002Z','p-dock');
CREATE TABLE freight_declines (
	decline_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	reason_code VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (decline_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "freight_declines" VALUES('decline-1','a-000001','hub-000004','keeps_the_rest',41,'2026-11-21T06:30:00.041Z','p-dock');
CREATE TABLE freight_refunds (
	refund_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	shop VARCHAR NOT NULL, 
	order_ref VARCHAR NOT NULL, 
	number BIGINT NOT NULL, 
	decision_id VARCHAR NOT NULL, 
	amount_minor BIGINT NOT NULL, 
	currency VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (refund_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE gradings (
	grading_id VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	packaging VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	grade VARCHAR NOT NULL, 
	rule_id VARCHAR NOT NULL, 
	rule_version BIGINT NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (grading_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE handovers (
	handover_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	carrier VARCHAR, 
	counted BIGINT NOT NULL, 
	received BIGINT NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (handover_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "handovers" VALUES('handover-1','a-000001','sf',2,1,33,'2026-11-21T06:30:00.033Z','p-dock');
CREATE TABLE hubs (
	origin VARCHAR NOT NULL, 
	PRIMARY KEY (origin)
);
CREATE TABLE journal (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	kind VARCHAR NOT NULL, 
	line TEXT NOT NULL, 
	hash BLOB NOT NULL, 
	PRIMARY KEY (origin, seq)
)
 WITHOUT ROWID

;
INSERT INTO "journal" VALUES('a-000001',1,'origin.opened','{"actor":"station","body":{"program":"returns-station","public_key":"abababababababababababababababababababababababababababababababab","station_name":"a"},"kind":"origin.opened","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.001Z","refers":[],"schema":1,"seq":1}',X'2AC9C5711E522F8007A6E541851D4297FC4FE57CA7C08CB1C47BA0432BD466D8');
INSERT INTO "journal" VALUES('a-000001',2,'parcel.received','{"actor":"p-dock","body":{"carrier":"sf","codes":[{"code":"SF1","raw":"SF1","source":"wedge","symbology":"Code128","what":"tracking"}],"parcel_id":"parcel-1"},"kind":"parcel.received","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.002Z","refers":[["hub-000001",3]],"schema":1,"seq":2}',X'48DE8AAC354AEE98D7FEF15D7073B99448A3E47A118BA2D835C6D48AF4234CAF');
INSERT INTO "journal" VALUES('a-000001',3,'parcel.matched','{"actor":"p-dock","body":{"code":"SF1","how":"code","match_id":"match-1","parcel_id":"parcel-1","supersedes":[],"ticket_id":"hub-000004"},"kind":"parcel.matched","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.003Z","refers":[["hub-000001",3]],"schema":1,"seq":3}',X'76C605E023EC20489A04C34BBF003A11D0182A8994A85651D5D71E30AD9E7B69');
INSERT INTO "journal" VALUES('a-000001',4,'disinfection.started','{"actor":"p-dock","body":{"agent":"sodium_hypochlorite","concentration_mg_l":500,"dilution_parts":100,"parcel_id":"parcel-1","ppe":["mask","gloves"],"procedure_id":"carton_chlorine","procedure_version":1,"required_contact_s":1800,"run_id":"run-1","started_at":"2026-11-21T06:30:00.000Z","stock_milli_percent":5000,"target":"outer.carton"},"kind":"disinfection.started","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.004Z","refers":[["hub-000001",3]],"schema":1,"seq":4}',X'B8BFA08FD976B067E4D68FDB116EDB9F04684EDA26AD2C1AA6CB9019F8CD3BB0');
INSERT INTO "journal" VALUES('a-000001',5,'disinfection.finished','{"actor":"p-dock","body":{"contact_s":1801,"ended_at":"2026-11-21T07:00:01.000Z","finish_id":"finish-1","parcel_id":"parcel-1","proven":true,"run_id":"run-1"},"kind":"disinfection.finished","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.005Z","refers":[["hub-000001",3]],"schema":1,"seq":5}',X'B196EB96A0991DBC62F3EECAA39F93F087F06655A5B326B96A2B502B685575AE');
INSERT INTO "journal" VALUES('a-000001',6,'unit.identified','{"actor":"p-dock","body":{"line_id":null,"lpn":"U-7F3K-00015","parcel_id":"parcel-1","ticket_id":null,"unit_id":"unit-1","unit_no":1},"kind":"unit.identified","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.006Z","refers":[["hub-000001",3]],"schema":1,"seq":6}',X'C6BD8D61E446B23C05EE3BEBCA27789F7D21705B090F281E796AA0381D10E2F2');
INSERT INTO "journal" VALUES('a-000001',7,'finding.recorded','{"actor":"p-dock","body":{"answer_id":"no","checklist_id":"electronics","checklist_version":1,"evidence":[],"finding_id":"finding-1","question_id":"seal","supersedes":[],"unit_id":"unit-1"},"kind":"finding.recorded","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.007Z","refers":[["hub-000001",3]],"schema":1,"seq":7}',X'6E8505DCF312C1ADA8D80BB800117AB992B828EF526FC4D87655CA6EB33FCC24');
INSERT INTO "journal" VALUES('a-000001',8,'finding.recorded','{"actor":"p-dock","body":{"answer_id":"yes","checklist_id":"electronics","checklist_version":1,"evidence":[],"finding_id":"finding-2","question_id":"seal","supersedes":["finding-1"],"unit_id":"unit-1"},"kind":"finding.recorded","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.008Z","refers":[["hub-000001",3]],"schema":1,"seq":8}',X'BD88BA26A89D1DEF440B6132E0A853BE8390069CF129D5B5778293ABA5207BDA');
INSERT INTO "journal" VALUES('a-000001',9,'finding.recorded','{"actor":"p-dock","body":{"answer_id":"yes","checklist_id":"electronics","checklist_version":1,"evidence":[],"finding_id":"finding-3","question_id":"seal","supersedes":[],"unit_id":"unit-1"},"kind":"finding.recorded","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.009Z","refers":[["hub-000001",3]],"schema":1,"seq":9}',X'735C63E818BE6C042608B616CFC549C71AFC34C45A6D56993A37B13DDCD13488');
INSERT INTO "journal" VALUES('a-000001',10,'fact.withdrawn','{"actor":"p-dock","body":{"fact_id":"finding-3","withdrawal_id":"withdrawal-1"},"kind":"fact.withdrawn","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.010Z","refers":[["hub-000001",3]],"schema":1,"seq":10}',X'D546EC7B6B75295E3779686BF0521393EF7147BE66BC8A5AC4F81C2AE83C4511');
INSERT INTO "journal" VALUES('a-000001',11,'unit.decided','{"actor":"p-dock","body":{"advice":"full","advice_minor":44950,"choice":"full","choice_minor":44950,"currency":"CNY","decision_id":"decision-1","disposition":"restock","grading_id":"grading-1","grounds":[{"article":"cpl_25","code":"intact","evidence":["e1"]}],"line_id":"hub-000003","needs_review":false,"override_reason":null,"parcel_id":"parcel-1","photos":["abababababababababababababababababababababababababababababababab","cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"],"policy_id":"cn","policy_version":1,"supersedes":[],"ticket_id":"hub-000004","unit_id":"unit-1"},"kind":"unit.decided","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.011Z","refers":[["hub-000001",3]],"schema":1,"seq":11}',X'337E219929AD75FF3DDCD4BC002FF42D7547D698DC62D70E5883FB53E8F9EE46');
INSERT INTO "journal" VALUES('a-000001',12,'unit.labelled','{"actor":"p-dock","body":{"labelling_id":"label-1","lpn":"U-7F3K-00015","reprint":false,"unit_id":"unit-1"},"kind":"unit.labelled","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.012Z","refers":[["hub-000001",3]],"schema":1,"seq":12}',X'80A4639D6A81AE890CC946137F732A2B7D824977DAFE8C7CB48D84AAE74A0824');
INSERT INTO "journal" VALUES('a-000001',13,'supervisor.called','{"actor":"p-dock","body":{"call_id":"call-1","parcel_id":"parcel-1","unit_id":"unit-1"},"kind":"supervisor.called","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.013Z","refers":[["hub-000001",3]],"schema":1,"seq":13}',X'07B6C1BFE17A1CEB25B6C083EBA9C58D8DEF6E4C73D19D69BD11AB029EAB0EF8');
INSERT INTO "journal" VALUES('a-000001',14,'unit.parked','{"actor":"p-dock","body":{"parcel_id":"parcel-1","parking_id":"parking-1","reason_code":"shift_end","supersedes":[],"unit_id":"unit-1"},"kind":"unit.parked","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.014Z","refers":[["hub-000001",3]],"schema":1,"seq":14}',X'C4EA3D44B687D6E2A6BF84AEC6B4E74DC08C174F719594E6A80E3098A3EE2D4F');
INSERT INTO "journal" VALUES('a-000001',15,'unit.resumed','{"actor":"p-dock","body":{"parking_id":"parking-1","resume_id":"resume-1","unit_id":"unit-1"},"kind":"unit.resumed","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.015Z","refers":[["hub-000001",3]],"schema":1,"seq":15}',X'828ADB9FC75B3016FD34ACE369E3DAE50DB94011485BC94FFBABC2B64C191B42');
INSERT INTO "journal" VALUES('a-000001',16,'customer.asked','{"actor":"p-dock","body":{"due_at":"2026-11-22T06:30:00.000Z","evidence":["e1"],"kind_code":"damage_found","policy_id":"waiting","policy_version":1,"question_id":"question-1","supersedes":[],"ticket_id":"hub-000004","unit_id":"unit-1"},"kind":"customer.asked","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.016Z","refers":[["hub-000001",3]],"schema":1,"seq":16}',X'9D0AC27851E129E85E112E612CF056824341904A49494F2764AE12AF43A2D2C4');
INSERT INTO "journal" VALUES('a-000001',17,'container.opened','{"actor":"p-dock","body":{"code":"BIN-7F3K-001K","container_id":"bin-1","disposition":"quarantine","goods_class":null},"kind":"container.opened","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.017Z","refers":[["hub-000001",3]],"schema":1,"seq":17}',X'63A70004E9101E30F9D0591A7FCB0FEC41C2B7D60E09CB8E496CB4308E7F1F36');
INSERT INTO "journal" VALUES('a-000001',18,'disposition.changed','{"actor":"p-dock","body":{"change_id":"change-1","decision_id":"decision-1","disposition":"quarantine","reason_code":"checked","supersedes":[],"unit_id":"unit-1"},"kind":"disposition.changed","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.018Z","refers":[["hub-000001",3]],"schema":1,"seq":18}',X'6B8EFFBC9A8E0935E16FF4A1EB2775DD64096B75CA32AEBC1264D76F5D29E6F0');
INSERT INTO "journal" VALUES('a-000001',19,'unit.sorted','{"actor":"p-dock","body":{"container_id":"bin-1","sorting_id":"sorting-1","supersedes":[],"unit_id":"unit-1"},"kind":"unit.sorted","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.019Z","refers":[["hub-000001",3]],"schema":1,"seq":19}',X'E5F709184E7ABE6BF6B251CD0BD825D6D0FA6754876C0BD38C8A7A8D85A0B353');
INSERT INTO "journal" VALUES('a-000001',20,'evidence.annotated','{"actor":"p-dock","body":{"annotation_id":"mark-1","evidence_id":"e1","finding_id":"finding-2","label_code":"scratch","shape":"box","supersedes":[],"x":100,"x2":3000,"y":200,"y2":4000},"kind":"evidence.annotated","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.020Z","refers":[["hub-000001",3]],"schema":1,"seq":20}',X'F8F7CA30F208348E24E42CA290C3BC6223AD743E30D46B6C11FE8CD801C211D6');
INSERT INTO "journal" VALUES('a-000001',21,'evidence.regions_found','{"actor":"p-dock","body":{"engine":"rapidocr","evidence_id":"e1","look_id":"look-1","regions":[{"h":400,"w":3000,"what":"name","x":10,"y":20}],"supersedes":[]},"kind":"evidence.regions_found","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.021Z","refers":[["hub-000001",3]],"schema":1,"seq":21}',X'3E2A3AF4F97AA30A0ABE8E152EDC563291BCB38A155CD6C51AA8D993A06A7532');
INSERT INTO "journal" VALUES('a-000001',22,'evidence.waived','{"actor":"p-dock","body":{"parcel_id":"parcel-1","reason_code":"no_camera","subject":"item.fault","supersedes":[],"unit_id":"unit-1","waiver_id":"waiver-1"},"kind":"evidence.waived","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.022Z","refers":[["hub-000001",3]],"schema":1,"seq":22}',X'B3AEB325EB352E89C6790268061D88BDF08104DF4B79607509C0CF0B58967486');
INSERT INTO "journal" VALUES('a-000001',23,'evidence.revealed','{"actor":"p-dock","body":{"evidence_id":"e1","reason_code":"dispute","reveal_id":"seen-1"},"kind":"evidence.revealed","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.023Z","refers":[["hub-000001",3]],"schema":1,"seq":23}',X'03AA45C61238AC5B999D85C6A2BA275E7D1073D43D4C86F69C5564A3C9BE3123');
INSERT INTO "journal" VALUES('a-000001',24,'parcel.received','{"actor":"p-dock","body":{"carrier":"sf","codes":[{"code":"YT1","raw":"YT1","source":"wedge","symbology":"Code128","what":"tracking"}],"parcel_id":"parcel-2"},"kind":"parcel.received","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.024Z","refers":[["hub-000001",3]],"schema":1,"seq":24}',X'09F684E58ED48CB75C34AAFC7B778D6E311AA5012C0954D925C26AD56F83D9CC');
INSERT INTO "journal" VALUES('a-000001',25,'unit.identified','{"actor":"p-dock","body":{"line_id":null,"lpn":"U-7F3K-00023","parcel_id":"parcel-2","ticket_id":null,"unit_id":"unit-2","unit_no":1},"kind":"unit.identified","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.025Z","refers":[["hub-000001",3]],"schema":1,"seq":25}',X'A1FE51FFB651637853433C4848254A6510147C013C89133664280C93D1962659');
INSERT INTO "journal" VALUES('a-000001',26,'unit.described','{"actor":"p-dock","body":{"description_id":"description-1","goods_class":"electronics","gtin":"6901234567892","serial":null,"supersedes":[],"unit_id":"unit-2"},"kind":"unit.described","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.026Z","refers":[["hub-000001",3]],"schema":1,"seq":26}',X'DBF5C8A685120A101ADFD3314C2CE106EF4DD81F2F459FFF36217661EE5E52DA');
INSERT INTO "journal" VALUES('a-000001',27,'unit.left_unclaimed','{"actor":"p-dock","body":{"unclaimed_id":"unclaimed-1","unit_id":"unit-2"},"kind":"unit.left_unclaimed","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.027Z","refers":[["hub-000001",3]],"schema":1,"seq":27}',X'F31A46490D7A2324255F034015196612D3DD5DB48379C1F8682C7FE6B2BE83AB');
INSERT INTO "journal" VALUES('a-000001',28,'unit.claimed','{"actor":"p-dock","body":{"claim_id":"claim-1","line_id":"hub-000003","supersedes":[],"ticket_id":"hub-000004","unit_id":"unit-2","unit_no":2},"kind":"unit.claimed","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.028Z","refers":[["hub-000001",3]],"schema":1,"seq":28}',X'719E805122BA1AD90480E7615BC13A6007A34A0792CF7061FC707694943A6B61');
INSERT INTO "journal" VALUES('a-000001',29,'parcel.weighed','{"actor":"p-dock","body":{"parcel_id":"parcel-1","source":"scale","supersedes":[],"weighing_id":"weighing-1","weight_g":320},"kind":"parcel.weighed","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.029Z","refers":[["hub-000001",3]],"schema":1,"seq":29}',X'231F866C5450136886B9431B61480FCE830CE4C3620154B47E1FCBAB5F089F73');
INSERT INTO "journal" VALUES('a-000001',30,'parcel.weighed','{"actor":"p-dock","body":{"parcel_id":"parcel-1","source":"scale","supersedes":["weighing-1"],"weighing_id":"weighing-2","weight_g":630},"kind":"parcel.weighed","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.030Z","refers":[["hub-000001",3]],"schema":1,"seq":30}',X'AEDC6302637DD1A6F32C4E6AAB1BCAB091F7CE840306449278D92BA74C34702E');
INSERT INTO "journal" VALUES('a-000001',31,'parcel.staged','{"actor":"p-dock","body":{"parcel_id":"parcel-1","place":"A-01-3","staging_id":"staging-1","supersedes":[]},"kind":"parcel.staged","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.031Z","refers":[["hub-000001",3]],"schema":1,"seq":31}',X'B6FC24D59D9B861FABD5BD978FA9D616DEBBD77F1ACE4E546E439E10B26D7CE6');
INSERT INTO "journal" VALUES('a-000001',32,'parcel.refusal_recorded','{"actor":"p-dock","body":{"parcel_id":"parcel-1","refusal_id":"refusal-1","supersedes":[]},"kind":"parcel.refusal_recorded","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.032Z","refers":[["hub-000001",3]],"schema":1,"seq":32}',X'28BDD14EE085557D6DD7198E05CE588EE33A6D00052E34C4A62B6418782EB8C2');
INSERT INTO "journal" VALUES('a-000001',33,'handover.counted','{"actor":"p-dock","body":{"carrier":"sf","counted":2,"handover_id":"handover-1","received":1,"supersedes":[]},"kind":"handover.counted","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.033Z","refers":[["hub-000001",3]],"schema":1,"seq":33}',X'CF40C6BA57BD1EE1E0ECD54BFEE01622846367AC68592B24F652E3E6C4936C28');
INSERT INTO "journal" VALUES('a-000001',34,'parcel.joined','{"actor":"p-dock","body":{"code":"SF7","how":"code","join_id":"join-1","parcel_id":"parcel-1","supersedes":[],"ticket_id":"ticket-2"},"kind":"parcel.joined","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.034Z","refers":[["hub-000001",3]],"schema":1,"seq":34}',X'E4F35795332B53016577C7199C9A79F78FF1019DF5F169B1E5AAA42C31EB7188');
INSERT INTO "journal" VALUES('a-000001',35,'parcel.settled','{"actor":"p-dock","body":{"dropped_parcel_ids":["parcel-9"],"kept_parcel_id":"parcel-1","settlement_id":"settlement-1","supersedes":[]},"kind":"parcel.settled","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.035Z","refers":[["hub-000001",3]],"schema":1,"seq":35}',X'F62B47A3DE2031D5E1EC98826B81E285A7435E0BF8FE8A3F07CE425530927690');
INSERT INTO "journal" VALUES('a-000001',36,'unit.identified','{"actor":"p-dock","body":{"line_id":null,"lpn":"U-7F3K-00031","parcel_id":"parcel-1","ticket_id":null,"unit_id":"unit-x","unit_no":1},"kind":"unit.identified","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.036Z","refers":[["hub-000001",3]],"schema":1,"seq":36}',X'2684B24990A3ECAEFD7E3FE12F91069D9A9D6E2DA5D50179FB151A3D02A8AD0E');
INSERT INTO "journal" VALUES('a-000001',37,'unit.found_extra','{"actor":"p-dock","body":{"disposition":"quarantine","evidence":["e2"],"extra_id":"extra-1","goods_class":"general","parcel_id":"parcel-1","supersedes":[],"unit_id":"unit-x"},"kind":"unit.found_extra","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.037Z","refers":[["hub-000001",3]],"schema":1,"seq":37}',X'93CD08D33B6D43318706F8D8BFF99445E746AE85FEF80DCB3C1FA096B786D525');
INSERT INTO "journal" VALUES('a-000001',38,'extra.settled','{"actor":"p-dock","body":{"disposition":"destroy","parcel_id":"parcel-1","reason_code":"unfit","settlement_id":"settlement-1","supersedes":[],"unit_id":"unit-x"},"kind":"extra.settled","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.038Z","refers":[["hub-000001",3]],"schema":1,"seq":38}',X'1EB13F8C5208E20DC88B317B6C8304BA55F5CD9C8681BA5DFEFE8D3876A0B567');
INSERT INTO "journal" VALUES('a-000001',39,'decision.taken_back','{"actor":"p-dock","body":{"decision_id":"decision-0","reason_code":"decided_twice","supersedes":["decision-0"],"takeback_id":"takeback-1","unit_id":"unit-1"},"kind":"decision.taken_back","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.039Z","refers":[["hub-000001",3]],"schema":1,"seq":39}',X'C50DB68B8DE2A6FB36F2CCC34AF9FDC0BF16F33351180FE61B15D8D046762E3C');
INSERT INTO "journal" VALUES('a-000001',40,'parcel.unpacked','{"actor":"p-dock","body":{"evidence":["e3"],"parcel_id":"parcel-1","shortages":[{"line_id":"hub-000003","quantity":1}],"supersedes":[],"unpacking_id":"unpacking-1"},"kind":"parcel.unpacked","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.040Z","refers":[["hub-000001",3]],"schema":1,"seq":40}',X'832A7F8C51B928365C8A92525334564B721DE454A4E261E67AAA1166248D0035');
INSERT INTO "journal" VALUES('a-000001',41,'freight.declined','{"actor":"p-dock","body":{"decline_id":"decline-1","reason_code":"keeps_the_rest","supersedes":[],"ticket_id":"hub-000004"},"kind":"freight.declined","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.041Z","refers":[["hub-000001",3]],"schema":1,"seq":41}',X'7591A85192ABDBF0AD7B3B33C89FA1AB29CDDC58403A69AAC3A59711991E36B9');
INSERT INTO "journal" VALUES('a-000001',42,'customer.changed_wish','{"actor":"p-dock","body":{"source":"phone","supersedes":[],"ticket_id":"hub-000004","wants":"exchange","wish_id":"wish-1"},"kind":"customer.changed_wish","offset_ms":null,"origin":"a-000001","recorded_at":"2026-11-21T06:30:00.042Z","refers":[["hub-000001",3]],"schema":1,"seq":42}',X'22C9AB289518865B49D0608049F0E7E2187031570D33850A6DF7F664349430C6');
INSERT INTO "journal" VALUES('b-000001',1,'origin.opened','{"actor":"station","body":{"program":"returns-station","public_key":"abababababababababababababababababababababababababababababababab","station_name":"b"},"kind":"origin.opened","offset_ms":null,"origin":"b-000001","recorded_at":"2026-11-21T06:30:00.001Z","refers":[],"schema":1,"seq":1}',X'C684993FFA100393BB382FE592285905FB76488D5D1E1F771ED2D0403EE94217');
INSERT INTO "journal" VALUES('b-000001',2,'finding.recorded','{"actor":"p-dock","body":{"answer_id":"no","checklist_id":"electronics","checklist_version":1,"evidence":[],"finding_id":"finding-b","question_id":"seal","supersedes":[],"unit_id":"unit-1"},"kind":"finding.recorded","offset_ms":null,"origin":"b-000001","recorded_at":"2026-11-21T06:30:00.002Z","refers":[["a-000001",2],["a-000001",3],["a-000001",34]],"schema":1,"seq":2}',X'1FD33D60D389D3FBA20A6BEE28938EBA9D01A448C11009501AB69DBDFA4986EF');
INSERT INTO "journal" VALUES('b-000001',3,'parcel.received','{"actor":"p-dock","body":{"carrier":"sf","codes":[{"code":"SF2","raw":"SF2","source":"wedge","symbology":"Code128","what":"tracking"}],"parcel_id":"parcel-after-refund-1"},"kind":"parcel.received","offset_ms":null,"origin":"b-000001","recorded_at":"2026-11-21T06:30:00.003Z","refers":[["hub-000001",3],["hub-000001",5],["hub-000001",7]],"schema":1,"seq":3}',X'72A5476BB11FC71771ADC5CED64BD267880456BD131239EEFF24A4A6C49C9D56');
INSERT INTO "journal" VALUES('hub-000001',1,'origin.opened','{"actor":"station","body":{"program":"returns-station","public_key":"abababababababababababababababababababababababababababababababab","station_name":"hub"},"kind":"origin.opened","offset_ms":null,"origin":"hub-000001","recorded_at":"2026-11-21T06:30:00.001Z","refers":[],"schema":1,"seq":1}',X'C113B25988A9DC48A730E54E28529B8B5149EE0F540FBD2F900A6F4E82AC5FE3');
INSERT INTO "journal" VALUES('hub-000001',2,'person.registered','{"actor":"hub","body":{"fact_id":"hub-000002","name_en":"Li Xiaoyan","name_zh":"李晓燕","person_id":"p-li","role":"inspector","staff_no":"0417"},"kind":"person.registered","offset_ms":null,"origin":"hub-000001","recorded_at":"2026-11-21T06:30:00.002Z","refers":[],"schema":1,"seq":2}',X'C486DAB22C292197781836816852DC22702006C94E2A14C08A02F60836EC8EBA');
INSERT INTO "journal" VALUES('hub-000001',3,'ticket.announced','{"actor":"hub","body":{"codes":[{"code":"SF1","what":"tracking"}],"currency":"CNY","deadline_at":"2026-11-21T09:30:00.000Z","deadline_source":"platform","deadline_updated_at":"2026-11-21T06:30:00.000Z","delivered_at":null,"freight_paid_minor":0,"lines":[{"currency":"CNY","exclusion_confirmed":false,"goods_class":"electronics","gtin":null,"line_id":"hub-000003","name_en":"Headphones","name_zh":"降噪耳机","order_line":"ol-RS-261121-0418","ordered_quantity":2,"paid_minor":89900,"picture":null,"quantity":2,"serials":["A7H2"],"sku":"AU-H700-BK"}],"market":"CN","number":"RS-261121-0418","order_ref":"2846","outbound_weight_g":630,"reason_class":"no_reason","reason_code":"unwanted","service":"return","shop":"声野旗舰店","ticket_id":"hub-000004"},"kind":"ticket.announced","offset_ms":null,"origin":"hub-000001","recorded_at":"2026-11-21T06:30:00.003Z","refers":[],"schema":1,"seq":3}',X'F8D56E73F819854672C0608B6AEEDC2F3DBBDA447B9279875DE2F8C946BFA1DF');
INSERT INTO "journal" VALUES('hub-000001',4,'record.objected','{"actor":"hub","body":{"about_origin":"a-000001","about_seq":3,"objection_id":"objection-1","reason":"role"},"kind":"record.objected","offset_ms":null,"origin":"hub-000001","recorded_at":"2026-11-21T06:30:00.004Z","refers":[["a-000001",11]],"schema":1,"seq":4}',X'4035DBFC3242904E6D9361C807B12683CC5C741056E38DA040333B7F23DD7150');
INSERT INTO "journal" VALUES('hub-000001',5,'refund.due','{"actor":"hub","body":{"amount_minor":44950,"currency":"CNY","decision_id":"decision-1","line_id":"hub-000003","lpn":"U-7F3K-0001A","number":1,"order_line":"ol-RS-261121-0418","refund_id":"refund-1","slot":1,"ticket_id":"hub-000004","unit_id":"unit-1"},"kind":"refund.due","offset_ms":null,"origin":"hub-000001","recorded_at":"2026-11-21T06:30:00.005Z","refers":[["a-000001",11]],"schema":1,"seq":5}',X'9A89930D826E09B738DAEB99B0F1E9B5B0C64C17658E35E7B407E939E069880C');
CREATE TABLE lamps (
	lamp_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	device VARCHAR NOT NULL, 
	irradiance_uw_cm2 BIGINT NOT NULL, 
	replace_at_h BIGINT NOT NULL, 
	used_min BIGINT NOT NULL, 
	both_sides BOOLEAN NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (lamp_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE looks (
	look_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	evidence_id VARCHAR NOT NULL, 
	regions VARCHAR NOT NULL, 
	engine VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (look_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "looks" VALUES('look-1','a-000001','e1','[{"h":400,"w":3000,"what":"name","x":10,"y":20}]','rapidocr',21,'2026-11-21T06:30:00.021Z','p-dock');
CREATE TABLE marks (
	annotation_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	evidence_id VARCHAR NOT NULL, 
	finding_id VARCHAR, 
	shape VARCHAR NOT NULL, 
	x BIGINT NOT NULL, 
	y BIGINT NOT NULL, 
	x2 BIGINT NOT NULL, 
	y2 BIGINT NOT NULL, 
	label_code VARCHAR, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (annotation_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "marks" VALUES('mark-1','a-000001','e1','finding-2','box',100,200,3000,4000,'scratch',20,'2026-11-21T06:30:00.020Z','p-dock');
CREATE TABLE objections (
	objection_id VARCHAR NOT NULL, 
	about_origin VARCHAR NOT NULL, 
	about_seq BIGINT NOT NULL, 
	reason VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (objection_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "objections" VALUES('objection-1','a-000001',3,'role','hub-000001',4,'2026-11-21T06:30:00.004Z','hub');
CREATE TABLE open_parcels (
	parcel_id VARCHAR NOT NULL, 
	PRIMARY KEY (parcel_id)
);
INSERT INTO "open_parcels" VALUES('parcel-2');
CREATE TABLE order_moves (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	order_id VARCHAR NOT NULL, 
	step BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	external_ref VARCHAR, 
	reason VARCHAR, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (origin, seq, position)
)
 WITHOUT ROWID

;
CREATE TABLE orders (
	order_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	line_id VARCHAR NOT NULL, 
	order_line VARCHAR NOT NULL, 
	slot BIGINT NOT NULL, 
	number BIGINT NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	lpn VARCHAR NOT NULL, 
	decision_id VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (order_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE origins (
	opened_origin VARCHAR NOT NULL, 
	station_name VARCHAR NOT NULL, 
	public_key VARCHAR NOT NULL, 
	program VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (opened_origin, origin)
)
 WITHOUT ROWID

;
INSERT INTO "origins" VALUES('a-000001','a','abababababababababababababababababababababababababababababababab','returns-station','a-000001',1,'2026-11-21T06:30:00.001Z','station');
INSERT INTO "origins" VALUES('b-000001','b','abababababababababababababababababababababababababababababababab','returns-station','b-000001',1,'2026-11-21T06:30:00.001Z','station');
INSERT INTO "origins" VALUES('hub-000001','hub','abababababababababababababababababababababababababababababababab','returns-station','hub-000001',1,'2026-11-21T06:30:00.001Z','station');
CREATE TABLE parcel_codes (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	raw VARCHAR NOT NULL, 
	symbology VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	PRIMARY KEY (origin, seq, position)
)
 WITHOUT ROWID

;
INSERT INTO "parcel_codes" VALUES('a-000001',2,0,'parcel-1','SF1','SF1','Code128','wedge','tracking');
INSERT INTO "parcel_codes" VALUES('a-000001',24,0,'parcel-2','YT1','YT1','Code128','wedge','tracking');
CREATE TABLE parcel_conditions (
	condition_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	conditions VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (condition_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE parcel_joins (
	join_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	how VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (join_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "parcel_joins" VALUES('join-1','a-000001','parcel-1','ticket-2','code','SF7',34,'2026-11-21T06:30:00.034Z','p-dock');
CREATE TABLE parcel_matches (
	match_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	how VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (match_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "parcel_matches" VALUES('match-1','parcel-1','hub-000004','code','SF1','a-000001',3,'2026-11-21T06:30:00.003Z','p-dock');
CREATE TABLE parcel_refusals (
	refusal_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (refusal_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "parcel_refusals" VALUES('refusal-1','a-000001','parcel-1',32,'2026-11-21T06:30:00.032Z','p-dock');
CREATE TABLE parcel_settlements (
	settlement_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	kept_parcel_id VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (settlement_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "parcel_settlements" VALUES('settlement-1','a-000001','parcel-1',35,'2026-11-21T06:30:00.035Z','p-dock');
CREATE TABLE parcel_stagings (
	staging_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (staging_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "parcel_stagings" VALUES('staging-1','a-000001','parcel-1','A-01-3',31,'2026-11-21T06:30:00.031Z','p-dock');
CREATE TABLE parcel_weighings (
	weighing_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	weight_g BIGINT NOT NULL, 
	source VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (weighing_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "parcel_weighings" VALUES('weighing-1','a-000001','parcel-1',320,'scale',29,'2026-11-21T06:30:00.029Z','p-dock');
INSERT INTO "parcel_weighings" VALUES('weighing-2','a-000001','parcel-1',630,'scale',30,'2026-11-21T06:30:00.030Z','p-dock');
CREATE TABLE parcels (
	parcel_id VARCHAR NOT NULL, 
	carrier VARCHAR, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (parcel_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "parcels" VALUES('parcel-1','sf','a-000001',2,'2026-11-21T06:30:00.002Z','p-dock');
INSERT INTO "parcels" VALUES('parcel-2','sf','a-000001',24,'2026-11-21T06:30:00.024Z','p-dock');
CREATE TABLE people (
	fact_id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	name_zh VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, 
	staff_no VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (fact_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "people" VALUES('hub-000002','p-li','李晓燕','Li Xiaoyan','0417','inspector','hub-000001',2,'2026-11-21T06:30:00.002Z','hub');
CREATE TABLE photos (
	sha256 VARCHAR NOT NULL, 
	size_bytes BIGINT NOT NULL, 
	media_type VARCHAR NOT NULL, 
	captured_at VARCHAR NOT NULL, 
	uploaded_at VARCHAR, 
	PRIMARY KEY (sha256)
);
CREATE TABLE receipts (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	line VARCHAR NOT NULL, 
	PRIMARY KEY (origin)
);
CREATE TABLE reference_pictures (
	picture_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	sku VARCHAR NOT NULL, 
	number BIGINT NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	size_bytes BIGINT NOT NULL, 
	is_here BOOLEAN NOT NULL, 
	PRIMARY KEY (picture_id)
);
CREATE TABLE refund_moves (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	refund_id VARCHAR NOT NULL, 
	step BIGINT NOT NULL, 
	state VARCHAR NOT NULL, 
	external_ref VARCHAR, 
	reason VARCHAR, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (origin, seq, position)
)
 WITHOUT ROWID

;
CREATE TABLE refunds (
	refund_id VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	line_id VARCHAR NOT NULL, 
	order_line VARCHAR NOT NULL, 
	slot BIGINT NOT NULL, 
	number BIGINT NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	lpn VARCHAR NOT NULL, 
	decision_id VARCHAR NOT NULL, 
	amount_minor BIGINT NOT NULL, 
	currency VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (refund_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "refunds" VALUES('refund-1','hub-000004','hub-000003','ol-RS-261121-0418',1,1,'unit-1','U-7F3K-0001A','decision-1',44950,'CNY','hub-000001',5,'2026-11-21T06:30:00.005Z','hub');
CREATE TABLE reveals (
	reveal_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	evidence_id VARCHAR NOT NULL, 
	reason_code VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (reveal_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "reveals" VALUES('seen-1','a-000001','e1','dispute',23,'2026-11-21T06:30:00.023Z','p-dock');
CREATE TABLE settings (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "settings" VALUES('applied_by','0005 conflict.found/1 container.closed/1 container.opened/1 customer.answered/1 customer.asked/1 customer.changed_wish/1 decision.held/1 decision.taken_back/1 disinfection.entered_late/1 disinfection.finished/1 disinfection.prepared/1 disinfection.skipped/1 disinfection.started/1 disinfection.stopped/1 disposition.changed/1 disposition.witnessed/1 evidence.annotated/1 evidence.captured/1 evidence.regions_found/1 evidence.revealed/1 evidence.waived/1 extra.settled/1 fact.withdrawn/1 finding.recorded/1 freight.declined/1 freight.due/1 handover.counted/1 lamp.registered/1 order.due/1 order.moved/1 origin.opened/1 parcel.condition_recorded/1 parcel.joined/1 parcel.matched/1 parcel.received/1 parcel.refusal_recorded/1 parcel.settled/1 parcel.staged/1 parcel.unpacked/1 parcel.weighed/1 person.access_changed/1 person.registered/1 person.signed_in/1 record.objected/1 refund.due/1 refund.moved/1 solution.discarded/1 solution.mixed/1 station.enrolled/1 supervisor.called/1 ticket.announced/1 ticket.flagged/1 unit.claimed/1 unit.decided/1 unit.described/1 unit.found_extra/1 unit.graded/1 unit.identified/1 unit.labelled/1 unit.left_unclaimed/1 unit.parked/1 unit.resumed/1 unit.sent_back/1 unit.sorted/1');
INSERT INTO "settings" VALUES('origin','a-000001');
INSERT INTO "settings" VALUES('lpn_code','7F3K');
CREATE TABLE settlements (
	settlement_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	disposition VARCHAR NOT NULL, 
	reason_code VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (settlement_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "settlements" VALUES('settlement-1','a-000001','unit-x','parcel-1','destroy','unfit',38,'2026-11-21T06:30:00.038Z','p-dock');
CREATE TABLE shipments (
	shipment_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	carrier VARCHAR, 
	code VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (shipment_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE sign_ins (
	fact_id VARCHAR NOT NULL, 
	person_id VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	online BOOLEAN NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (fact_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE solution_discards (
	discard_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	solution_id VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (discard_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE solutions (
	solution_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	procedure_id VARCHAR NOT NULL, 
	procedure_version BIGINT NOT NULL, 
	agent VARCHAR NOT NULL, 
	product_batch VARCHAR, 
	expires_on VARCHAR, 
	stock_milli_percent BIGINT NOT NULL, 
	dilution_parts BIGINT NOT NULL, 
	concentration_mg_l BIGINT NOT NULL, 
	mixed_at VARCHAR NOT NULL, 
	discard_at VARCHAR NOT NULL, 
	test_strip_mg_l BIGINT, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (solution_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE sortings (
	sorting_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	container_id VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (sorting_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "sortings" VALUES('sorting-1','a-000001','unit-1','bin-1',19,'2026-11-21T06:30:00.019Z','p-dock');
CREATE TABLE stations (
	station_origin VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	lpn_code VARCHAR NOT NULL, 
	public_key VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (station_origin, origin)
)
 WITHOUT ROWID

;
CREATE TABLE streams (
	origin VARCHAR NOT NULL, 
	taken_seq BIGINT NOT NULL, 
	applied_seq BIGINT NOT NULL, 
	head_hash BLOB NOT NULL, 
	PRIMARY KEY (origin)
);
INSERT INTO "streams" VALUES('a-000001',42,42,X'22C9AB289518865B49D0608049F0E7E2187031570D33850A6DF7F664349430C6');
INSERT INTO "streams" VALUES('hub-000001',5,5,X'9A89930D826E09B738DAEB99B0F1E9B5B0C64C17658E35E7B407E939E069880C');
INSERT INTO "streams" VALUES('b-000001',3,2,X'72A5476BB11FC71771ADC5CED64BD267880456BD131239EEFF24A4A6C49C9D56');
CREATE TABLE superseded (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	fact_id VARCHAR NOT NULL, 
	by_id VARCHAR NOT NULL, 
	PRIMARY KEY (origin, seq, position)
)
 WITHOUT ROWID

;
INSERT INTO "superseded" VALUES('a-000001',8,0,'finding-1','finding-2');
INSERT INTO "superseded" VALUES('a-000001',30,0,'weighing-1','weighing-2');
INSERT INTO "superseded" VALUES('a-000001',39,0,'decision-0','takeback-1');
CREATE TABLE supervisor_calls (
	call_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	parcel_id VARCHAR, 
	unit_id VARCHAR, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (call_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "supervisor_calls" VALUES('call-1','a-000001','parcel-1','unit-1',13,'2026-11-21T06:30:00.013Z','p-dock');
CREATE TABLE takebacks (
	takeback_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	decision_id VARCHAR NOT NULL, 
	reason_code VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (takeback_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "takebacks" VALUES('takeback-1','a-000001','unit-1','decision-0','decided_twice',39,'2026-11-21T06:30:00.039Z','p-dock');
CREATE TABLE ticket_codes (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	PRIMARY KEY (origin, seq, position)
)
 WITHOUT ROWID

;
INSERT INTO "ticket_codes" VALUES('hub-000001',3,0,'hub-000004','SF1','tracking');
CREATE TABLE ticket_flags (
	flag_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	count BIGINT NOT NULL, 
	window_days BIGINT NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (flag_id, origin)
)
 WITHOUT ROWID

;
CREATE TABLE ticket_lines (
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	line_id VARCHAR NOT NULL, 
	order_line VARCHAR NOT NULL, 
	sku VARCHAR NOT NULL, 
	gtin VARCHAR, 
	name_zh VARCHAR NOT NULL, 
	name_en VARCHAR NOT NULL, 
	goods_class VARCHAR NOT NULL, 
	quantity BIGINT NOT NULL, 
	ordered_quantity BIGINT NOT NULL, 
	paid_minor BIGINT NOT NULL, 
	currency VARCHAR NOT NULL, 
	serials VARCHAR NOT NULL, 
	exclusion_confirmed BOOLEAN NOT NULL, 
	picture VARCHAR, 
	PRIMARY KEY (origin, seq, position)
)
 WITHOUT ROWID

;
INSERT INTO "ticket_lines" VALUES('hub-000001',3,0,'hub-000004','hub-000003','ol-RS-261121-0418','AU-H700-BK',NULL,'降噪耳机','Headphones','electronics',2,2,89900,'CNY','["A7H2"]',0,NULL);
CREATE TABLE tickets (
	ticket_id VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	shop VARCHAR NOT NULL, 
	order_ref VARCHAR NOT NULL, 
	market VARCHAR NOT NULL, 
	service VARCHAR NOT NULL, 
	reason_code VARCHAR NOT NULL, 
	reason_class VARCHAR NOT NULL, 
	freight_paid_minor BIGINT NOT NULL, 
	currency VARCHAR NOT NULL, 
	delivered_at VARCHAR, 
	deadline_at VARCHAR, 
	deadline_source VARCHAR, 
	deadline_updated_at VARCHAR, 
	outbound_weight_g BIGINT, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (ticket_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "tickets" VALUES('hub-000004','RS-261121-0418','声野旗舰店','2846','CN','return','unwanted','no_reason',0,'CNY',NULL,'2026-11-21T09:30:00.000Z','platform','2026-11-21T06:30:00.000Z',630,'hub-000001',3,'2026-11-21T06:30:00.003Z','hub');
CREATE TABLE unclaimed_units (
	unclaimed_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (unclaimed_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "unclaimed_units" VALUES('unclaimed-1','a-000001','unit-2',27,'2026-11-21T06:30:00.027Z','p-dock');
CREATE TABLE unit_claims (
	claim_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	line_id VARCHAR NOT NULL, 
	unit_no BIGINT NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (claim_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "unit_claims" VALUES('claim-1','a-000001','unit-2','hub-000004','hub-000003',2,28,'2026-11-21T06:30:00.028Z','p-dock');
CREATE TABLE unit_descriptions (
	description_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	goods_class VARCHAR NOT NULL, 
	gtin VARCHAR, 
	serial VARCHAR, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (description_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "unit_descriptions" VALUES('description-1','a-000001','unit-2','electronics','6901234567892',NULL,26,'2026-11-21T06:30:00.026Z','p-dock');
CREATE TABLE unit_labels (
	labelling_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	lpn VARCHAR NOT NULL, 
	reprint BOOLEAN NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (labelling_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "unit_labels" VALUES('label-1','a-000001','unit-1','U-7F3K-00015',0,12,'2026-11-21T06:30:00.012Z','p-dock');
CREATE TABLE unit_parkings (
	parking_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	reason_code VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (parking_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "unit_parkings" VALUES('parking-1','a-000001','unit-1','parcel-1','shift_end',14,'2026-11-21T06:30:00.014Z','p-dock');
CREATE TABLE unit_resumes (
	resume_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	unit_id VARCHAR NOT NULL, 
	parking_id VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (resume_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "unit_resumes" VALUES('resume-1','a-000001','unit-1','parking-1',15,'2026-11-21T06:30:00.015Z','p-dock');
CREATE TABLE units (
	unit_id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	ticket_id VARCHAR, 
	line_id VARCHAR, 
	unit_no BIGINT NOT NULL, 
	lpn VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (unit_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "units" VALUES('unit-1','parcel-1',NULL,NULL,1,'U-7F3K-00015','a-000001',6,'2026-11-21T06:30:00.006Z','p-dock');
INSERT INTO "units" VALUES('unit-2','parcel-2',NULL,NULL,1,'U-7F3K-00023','a-000001',25,'2026-11-21T06:30:00.025Z','p-dock');
INSERT INTO "units" VALUES('unit-x','parcel-1',NULL,NULL,1,'U-7F3K-00031','a-000001',36,'2026-11-21T06:30:00.036Z','p-dock');
CREATE TABLE unpackings (
	unpacking_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	shortages VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (unpacking_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "unpackings" VALUES('unpacking-1','a-000001','parcel-1','[{"line_id":"hub-000003","quantity":1}]','["e3"]',40,'2026-11-21T06:30:00.040Z','p-dock');
CREATE TABLE waivers (
	waiver_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	unit_id VARCHAR, 
	reason_code VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (waiver_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "waivers" VALUES('waiver-1','a-000001','item.fault','parcel-1','unit-1','no_camera',22,'2026-11-21T06:30:00.022Z','p-dock');
CREATE TABLE wishes (
	wish_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	ticket_id VARCHAR NOT NULL, 
	wants VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (wish_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "wishes" VALUES('wish-1','a-000001','hub-000004','exchange','phone',42,'2026-11-21T06:30:00.042Z','p-dock');
CREATE TABLE withdrawals (
	withdrawal_id VARCHAR NOT NULL, 
	fact_id VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (withdrawal_id, origin)
)
 WITHOUT ROWID

;
INSERT INTO "withdrawals" VALUES('withdrawal-1','finding-3','a-000001',10,'2026-11-21T06:30:00.010Z','p-dock');
CREATE INDEX ix_decision_holds_decision_id ON decision_holds (decision_id);
CREATE INDEX ix_decision_photos_sha256 ON decision_photos (sha256);
CREATE INDEX ix_decisions_parcel_id ON decisions (parcel_id);
CREATE INDEX ix_decisions_recorded_at ON decisions (recorded_at);
CREATE INDEX ix_decisions_ticket_id ON decisions (ticket_id);
CREATE INDEX ix_decisions_unit_id ON decisions (unit_id);
CREATE INDEX ix_disinfection_finishes_run_id ON disinfection_finishes (run_id);
CREATE INDEX ix_disinfection_runs_parcel_id ON disinfection_runs (parcel_id);
CREATE INDEX ix_disinfection_skips_parcel_id ON disinfection_skips (parcel_id);
CREATE INDEX ix_disinfection_stops_run_id ON disinfection_stops (run_id);
CREATE INDEX ix_evidence_parcel_id ON evidence (parcel_id);
CREATE INDEX ix_evidence_sha256 ON evidence (sha256);
CREATE INDEX ix_findings_unit_id ON findings (unit_id);
CREATE INDEX ix_gradings_unit_id ON gradings (unit_id);
CREATE INDEX ix_objections_about_origin_about_seq ON objections (about_origin, about_seq);
CREATE INDEX ix_parcel_codes_code_parcel_id ON parcel_codes (code, parcel_id);
CREATE INDEX ix_parcel_conditions_parcel_id ON parcel_conditions (parcel_id);
CREATE INDEX ix_parcel_matches_parcel_id ON parcel_matches (parcel_id);
CREATE INDEX ix_parcel_matches_ticket_id ON parcel_matches (ticket_id);
CREATE INDEX ix_parcels_recorded_at ON parcels (recorded_at);
CREATE INDEX ix_people_person_id ON people (person_id);
CREATE INDEX ix_photos_uploaded_at ON photos (uploaded_at, captured_at);
CREATE INDEX ix_refund_moves_refund_id_step ON refund_moves (refund_id, step);
CREATE INDEX ix_refunds_decision_id ON refunds (decision_id);
CREATE INDEX ix_refunds_recorded_at ON refunds (recorded_at);
CREATE INDEX ix_refunds_ticket_id ON refunds (ticket_id);
CREATE INDEX ix_refunds_unit_id ON refunds (unit_id);
CREATE INDEX ix_superseded_fact_id ON superseded (fact_id);
CREATE INDEX ix_ticket_codes_code_ticket_id ON ticket_codes (code, ticket_id);
CREATE INDEX ix_ticket_lines_line_id ON ticket_lines (line_id);
CREATE INDEX ix_ticket_lines_ticket_id ON ticket_lines (ticket_id);
CREATE INDEX ix_tickets_deadline_at ON tickets (deadline_at);
CREATE INDEX ix_tickets_number ON tickets (number);
CREATE INDEX ix_units_line_id ON units (line_id);
CREATE INDEX ix_units_lpn ON units (lpn);
CREATE INDEX ix_units_origin_seq ON units (origin, seq);
CREATE INDEX ix_units_parcel_id ON units (parcel_id);
CREATE INDEX ix_withdrawals_fact_id ON withdrawals (fact_id);
CREATE VIEW objected_records AS
SELECT o.about_origin AS origin, o.about_seq AS seq
FROM objections o
WHERE o.origin IN (SELECT h.origin FROM hubs h) OR NOT EXISTS (SELECT 1 FROM hubs);
CREATE VIEW withdrawn_facts AS
SELECT w.fact_id AS fact_id
FROM withdrawals w
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = w.origin AND r.seq = w.seq);
CREATE VIEW gone_facts AS
SELECT w.fact_id AS fact_id FROM withdrawn_facts w
UNION ALL
SELECT s.fact_id
FROM superseded s
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = s.origin AND r.seq = s.seq)
AND NOT EXISTS (SELECT 1 FROM withdrawn_facts w WHERE w.fact_id = s.by_id);
CREATE INDEX ix_unit_labels_unit_id ON unit_labels (unit_id);
CREATE INDEX ix_supervisor_calls_recorded_at ON supervisor_calls (recorded_at);
CREATE INDEX ix_access_changes_person_id ON access_changes (person_id);
CREATE INDEX ix_parcels_origin_recorded_at_seq ON parcels (origin, recorded_at, seq);
CREATE INDEX ix_parcel_weighings_parcel_id ON parcel_weighings (parcel_id);
CREATE INDEX ix_parcel_stagings_parcel_id ON parcel_stagings (parcel_id);
CREATE INDEX ix_parcel_refusals_parcel_id ON parcel_refusals (parcel_id);
CREATE INDEX ix_handovers_origin_seq ON handovers (origin, seq);
CREATE INDEX ix_unpackings_parcel_id ON unpackings (parcel_id);
CREATE INDEX ix_extra_units_unit_id ON extra_units (unit_id);
CREATE INDEX ix_settlements_unit_id ON settlements (unit_id);
CREATE INDEX ix_takebacks_unit_id ON takebacks (unit_id);
CREATE INDEX ix_unit_parkings_unit_id ON unit_parkings (unit_id);
CREATE INDEX ix_unit_resumes_parking_id ON unit_resumes (parking_id);
CREATE INDEX ix_customer_questions_unit_id ON customer_questions (unit_id);
CREATE INDEX ix_customer_answers_question_id ON customer_answers (question_id);
CREATE INDEX ix_unit_descriptions_unit_id ON unit_descriptions (unit_id);
CREATE INDEX ix_unclaimed_units_unit_id ON unclaimed_units (unit_id);
CREATE INDEX ix_unit_claims_unit_id ON unit_claims (unit_id);
CREATE INDEX ix_unit_claims_line_id ON unit_claims (line_id);
CREATE INDEX ix_ticket_lines_gtin ON ticket_lines (gtin);
CREATE INDEX ix_ticket_lines_sku ON ticket_lines (sku);
CREATE INDEX ix_marks_evidence_id ON marks (evidence_id);
CREATE INDEX ix_looks_evidence_id ON looks (evidence_id);
CREATE INDEX ix_reveals_evidence_id ON reveals (evidence_id);
CREATE INDEX ix_waivers_parcel_id ON waivers (parcel_id);
CREATE INDEX ix_disinfection_preparations_run_id ON disinfection_preparations (run_id);
CREATE INDEX ix_disinfection_preparations_lamp_id ON disinfection_preparations (lamp_id);
CREATE INDEX ix_disinfection_late_runs_parcel_id ON disinfection_late_runs (parcel_id);
CREATE INDEX ix_solutions_origin_mixed_at ON solutions (origin, mixed_at);
CREATE INDEX ix_solution_discards_solution_id ON solution_discards (solution_id);
CREATE INDEX ix_lamps_origin ON lamps (origin);
CREATE INDEX ix_disinfection_runs_started_at ON disinfection_runs (started_at);
CREATE INDEX ix_containers_code ON containers (code);
CREATE INDEX ix_containers_disposition ON containers (disposition);
CREATE INDEX ix_containers_origin_seq ON containers (origin, seq);
CREATE INDEX ix_container_closings_container_id ON container_closings (container_id);
CREATE INDEX ix_sortings_unit_id ON sortings (unit_id);
CREATE INDEX ix_sortings_container_id ON sortings (container_id);
CREATE INDEX ix_disposition_witnesses_unit_id ON disposition_witnesses (unit_id);
CREATE INDEX ix_disposition_changes_unit_id ON disposition_changes (unit_id);
CREATE INDEX ix_shipments_unit_id ON shipments (unit_id);
CREATE INDEX ix_shipments_code ON shipments (code);
CREATE INDEX ix_ticket_flags_ticket_id ON ticket_flags (ticket_id);
CREATE INDEX ix_superseded_by_id ON superseded (by_id);
CREATE INDEX ix_parcel_joins_parcel_id ON parcel_joins (parcel_id);
CREATE INDEX ix_parcel_joins_ticket_id ON parcel_joins (ticket_id);
CREATE INDEX ix_parcel_joins_code ON parcel_joins (code);
CREATE INDEX ix_parcel_settlements_kept_parcel_id ON parcel_settlements (kept_parcel_id);
CREATE INDEX ix_dropped_parcels_parcel_id ON dropped_parcels (parcel_id);
CREATE INDEX ix_tickets_order_ref ON tickets (order_ref);
CREATE INDEX ix_freight_refunds_order_ref ON freight_refunds (order_ref);
CREATE INDEX ix_freight_refunds_decision_id ON freight_refunds (decision_id);
CREATE INDEX ix_orders_ticket_id ON orders (ticket_id);
CREATE INDEX ix_orders_decision_id ON orders (decision_id);
CREATE INDEX ix_order_moves_order_id_step ON order_moves (order_id, step);
CREATE INDEX ix_freight_declines_ticket_id ON freight_declines (ticket_id);
CREATE INDEX ix_wishes_ticket_id ON wishes (ticket_id);
CREATE INDEX ix_customer_words_ticket_id ON customer_words (ticket_id);
CREATE INDEX ix_reference_pictures_ticket_id ON reference_pictures (ticket_id);
CREATE INDEX ix_reference_pictures_sku ON reference_pictures (sku);
CREATE INDEX ix_reference_pictures_sha256 ON reference_pictures (sha256);
CREATE VIEW parcel_tickets AS
SELECT m.parcel_id AS parcel_id, m.ticket_id AS ticket_id
FROM parcel_matches m
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = m.origin AND r.seq = m.seq)
  AND NOT EXISTS (SELECT 1 FROM gone_facts g WHERE g.fact_id = m.match_id)
UNION ALL
SELECT j.parcel_id, j.ticket_id
FROM parcel_joins j
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = j.origin AND r.seq = j.seq)
  AND NOT EXISTS (SELECT 1 FROM gone_facts g WHERE g.fact_id = j.join_id);
CREATE VIEW current_settlements AS
SELECT s.settlement_id AS settlement_id, s.origin AS origin, s.seq AS seq,
  s.kept_parcel_id AS kept_parcel_id
FROM parcel_settlements s
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = s.origin AND r.seq = s.seq)
  AND NOT EXISTS (SELECT 1 FROM gone_facts g WHERE g.fact_id = s.settlement_id);
CREATE VIEW dropped_receptions AS
SELECT d.parcel_id AS parcel_id
FROM dropped_parcels d
JOIN current_settlements s
  ON s.settlement_id = d.settlement_id AND s.origin = d.origin AND s.seq = d.seq
JOIN parcels k ON k.parcel_id = s.kept_parcel_id
WHERE NOT EXISTS (SELECT 1 FROM objected_records r WHERE r.origin = k.origin AND r.seq = k.seq)
  AND NOT EXISTS (SELECT 1 FROM gone_facts g WHERE g.fact_id = k.parcel_id)
  AND NOT EXISTS (SELECT 1 FROM current_settlements o WHERE o.kept_parcel_id = d.parcel_id);
COMMIT;
