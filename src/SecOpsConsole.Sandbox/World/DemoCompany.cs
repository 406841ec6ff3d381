using static SecOpsConsole.Sandbox.World.DemoPolicies;

namespace SecOpsConsole.Sandbox.World;

/// <summary>Orchid Commerce, a shop of plants and pots: its buckets, who owns them and what they are for.</summary>
internal static class DemoCompany
{
    public const string Name = "Orchid Commerce";
    public const string Payroll = "orchid-payroll-exports";
    public const string Invoices = "orchid-customer-invoices";
    public const string DataLake = "orchid-data-lake-raw";
    public const string MarketingDownloads = "orchid-marketing-downloads";
    public const string LegacyUploads = "orchid-legacy-uploads";
    public const string SupportAttachments = "orchid-support-attachments";
    public const string PressKit = "orchid-press-kit";
    public const string Analytics = "orchid-analytics-us";
    public const string MacieDemo = "demo-macie-detection-bucket";

    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/1f0e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

    public static IReadOnlyList<string> Regions { get; } = ["eu-west-1", "us-east-1"];

    /// <summary>Roles of the company that its policies name.</summary>
    public static IReadOnlyList<string> Roles { get; } =
    [
        "web-deploy", "marketing-publisher", "payroll-exporter", "invoice-service", "lake-ingest", "exchange-worker",
        "status-publisher", "upload-worker", "analytics-etl", "backup-writer", "security-scanner", "platform-admin",
    ];

    public static IReadOnlyList<DemoBucket> Buckets { get; } =
    [
        new()
        {
            Name = "orchid-web-assets", Owner = "storefront", Purpose = "Images and scripts of the shop, served by CloudFront",
            SuggestedMode = "Automatic", AgeDays = 74, ManagedByTerraform = true,
            Policies =
            [
                (73, Role("orchid-web-assets", "web-deploy", "s3:GetObject", "s3:PutObject")),
                (41, CloudFront("orchid-web-assets", "web-deploy", "E1ORCHIDWEB001")),
                (12, CloudFront("orchid-web-assets", "web-deploy", "E2ORCHIDWEB002")),
            ],
            Objects = [("index.html", "<!doctype html><title>Orchid Commerce</title>"), ("css/shop.css", "body { margin: 0 }")],
        },
        new()
        {
            Name = MarketingDownloads, Owner = "marketing", Purpose = "Catalogues and lookbooks for agencies",
            SuggestedMode = "Automatic", AgeDays = 66,
            Policies =
            [
                (65, Role(MarketingDownloads, "marketing-publisher", "s3:GetObject", "s3:PutObject")),
                (30, FromAddresses(MarketingDownloads, "marketing-publisher", "198.51.100.0/24")),
                (9, FromAddresses(MarketingDownloads, "marketing-publisher", "198.51.100.0/25")),
            ],
            Objects = [("catalogue-autumn.txt", "Orchids, ferns and pots for the dark months.")],
        },
        new()
        {
            Name = Payroll, Owner = "people-ops", Purpose = "Monthly payroll exports for the bank", AgeDays = 68, KmsKeyArn = Key,
            Policies =
            [
                (67, Role(Payroll, "payroll-exporter", "s3:GetObject", "s3:PutObject")),
                (33, RoleOverTls(Payroll, "payroll-exporter", "s3:GetObject", "s3:PutObject")),
                (18, RoleOverTls(Payroll, "payroll-exporter", "s3:GetObject", "s3:PutObject", "s3:DeleteObject")),
            ],
            Objects = [("2026/10/payroll.csv", "employee,amount\nexample-1,1000.00\n")],
        },
        new()
        {
            Name = Invoices, Owner = "finance", Purpose = "Invoices sent to customers, kept ten years", AgeDays = 70,
            Policies =
            [
                (69, Role(Invoices, "invoice-service", "s3:GetObject", "s3:PutObject")),
                (26, RoleOverTls(Invoices, "invoice-service", "s3:GetObject", "s3:PutObject")),
            ],
            Objects = [("2026/INV-000123.txt", "Invoice 000123: one monstera, two pots.")],
        },
        new()
        {
            Name = DataLake, Owner = "data-platform", Purpose = "Raw clickstream and order events", SuggestedMode = "Shadow",
            AgeDays = 72, ManagedByTerraform = true,
            Policies =
            [
                (71, Role(DataLake, "lake-ingest", "s3:PutObject")),
                (44, Role(DataLake, "lake-ingest", "s3:PutObject", "s3:GetObject")),
                (15, RoleOverTls(DataLake, "lake-ingest", "s3:PutObject", "s3:GetObject")),
            ],
        },
        new()
        {
            Name = "orchid-partner-exchange", Owner = "partnerships", Purpose = "Exchange with the logistics partner (account 444455556666)",
            AgeDays = 52,
            Policies =
            [
                (51, Role("orchid-partner-exchange", "exchange-worker", "s3:GetObject", "s3:PutObject")),
                (38, Partner("orchid-partner-exchange", "exchange-worker", "logistics-exchange")),
            ],
        },
        new()
        {
            Name = "orchid-audit-logs", Owner = "security", Purpose = "CloudTrail's log files of the account", SuggestedMode = "Off",
            AgeDays = 75, Policies = [(75, AuditLogs("orchid-audit-logs"))],
        },
        new()
        {
            Name = "orchid-terraform-state", Owner = "platform", Purpose = "State files of Terraform", SuggestedMode = "Off",
            AgeDays = 75, ManagedByTerraform = true,
            Policies = [(74, RoleOverTls("orchid-terraform-state", "platform-admin", "s3:GetObject", "s3:PutObject"))],
        },
        new()
        {
            Name = SupportAttachments, Owner = "support", Purpose = "Photos of broken pots that customers send; never had a policy",
            AgeDays = 47, Objects = [("ticket-4711/readme.txt", "The pot arrived in three pieces.")],
        },
        new()
        {
            Name = "orchid-status-page", Owner = "platform", Purpose = "Status page, fetched by the monitoring provider's fixed addresses",
            AgeDays = 58, BlockPublicAccess = false,
            Policies =
            [
                (57, FromAddresses("orchid-status-page", "status-publisher", "203.0.113.0/26")),
                (20, FromAddresses("orchid-status-page", "status-publisher", "203.0.113.0/27")),
            ],
            Objects = [("status.json", """{"shop":"up","checkout":"up"}""")],
        },
        new()
        {
            Name = LegacyUploads, Owner = "storefront", Purpose = "Uploads of the old shop; open since the migration, nobody noticed",
            AgeDays = 61, BlockPublicAccess = false,
            Policies =
            [
                (60, Role(LegacyUploads, "upload-worker", "s3:GetObject", "s3:PutObject")),
                (49, WeakPolicies.PublicRead(LegacyUploads)),
            ],
            Objects = [("2024/review-1.txt", "Lovely ficus.")],
        },
        new()
        {
            Name = PressKit, Region = "us-east-1", Owner = "marketing", Purpose = "Logos and photos for the press agency's fixed addresses",
            AgeDays = 55, BlockPublicAccess = false,
            Policies = [(54, FromAddresses(PressKit, "marketing-publisher", "192.0.2.0/26"))],
            Objects = [("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")],
        },
        new()
        {
            Name = Analytics, Region = "us-east-1", Owner = "analytics", Purpose = "Reports and aggregates for the US team",
            AgeDays = 63, ManagedByTerraform = true,
            Policies =
            [
                (62, Role(Analytics, "analytics-etl", "s3:GetObject", "s3:PutObject")),
                (23, RoleOverTls(Analytics, "analytics-etl", "s3:GetObject", "s3:PutObject")),
            ],
        },
        new()
        {
            Name = "orchid-backups-us", Region = "us-east-1", Owner = "platform", Purpose = "Nightly database backups",
            SuggestedMode = "Shadow", AgeDays = 69, ManagedByTerraform = true,
            Policies = [(68, RoleOverTls("orchid-backups-us", "backup-writer", "s3:PutObject"))],
        },
        new()
        {
            Name = MacieDemo, Region = "us-east-1", Owner = "security", Purpose = "Sample files for Macie's classification job",
            AgeDays = 29, Policies = [(28, Role(MacieDemo, "security-scanner", "s3:GetObject"))],
            Objects = SampleFiles.All,
        },
    ];
}
