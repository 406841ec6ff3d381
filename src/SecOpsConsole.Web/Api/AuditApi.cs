using System.Globalization;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Evidence;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Api;

/// <summary>The audit record: rows, state, export; and the evidence of a finding. Whoever may not read it is refused below.</summary>
internal static class AuditApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit");
        audit.MapGet("", ListAsync).WithName("listAudit").WithSummary("Rows of the audit record, newest first")
            .Produces<Page<AuditRow>>().ProducesProblem(400).ProducesProblem(403);
        audit.MapGet("/state", StateAsync).WithName("getAuditState").WithSummary("The end of the record, and what its last verification found")
            .Produces<AuditState>().ProducesProblem(403);
        audit.MapGet("/export", ExportAsync).WithName("exportAudit").WithSummary("All rows of a filter as CSV or JSON Lines; taking them is recorded")
            .Produces(200, contentType: "text/csv").ProducesProblem(400).ProducesProblem(403).ProducesProblem(503);
        api.MapGroup("/findings").WithTags("Findings").MapGet("/{id:long}/evidence", EvidenceAsync).WithName("getEvidence")
            .WithSummary("The evidence bundle of a finding as one ZIP; taking it is recorded")
            .Produces(200, contentType: "application/zip").ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> ListAsync(
        AuditReader audit, HttpContext context, string? bucket, string? who, FindingEventKind? kind, DateTime? fromUtc, DateTime? toUtc, string? cursor, int? limit,
        CancellationToken cancellationToken)
    {
        if (ApiPage.Refuse(limit, cursor) is { } refused)
        {
            return refused;
        }

        var filter = Filter(bucket, who, kind, fromUtc, toUtc);
        return From(await audit.ListAsync(filter, cursor, limit ?? ApiPage.DefaultLimit, ApiCommand.CallerOf(context), cancellationToken));
    }

    private static async Task<IResult> StateAsync(AuditReader audit, HttpContext context, CancellationToken cancellationToken) =>
        From(await audit.StateAsync(ApiCommand.CallerOf(context), cancellationToken));

    private static async Task<IResult> ExportAsync(
        AuditReader audit, HttpContext context, string? format, string? bucket, string? who, FindingEventKind? kind, DateTime? fromUtc, DateTime? toUtc,
        CancellationToken cancellationToken)
    {
        if (format is not (null or "csv" or "jsonl"))
        {
            return ApiProblems.Invalid("The format is csv or jsonl. Nothing was exported.");
        }

        var filter = Filter(bucket, who, kind, fromUtc, toUtc);
        var begun = await audit.BeginExportAsync(filter, ApiCommand.CallerOf(context), cancellationToken);
        if (!begun.IsAccepted)
        {
            return ApiProblems.From(begun);
        }

        var rows = audit.RowsAsync(filter, cancellationToken);
        return format == "jsonl"
            ? Results.Stream(stream => AuditExport.WriteJsonLinesAsync(rows, stream, cancellationToken), "application/x-ndjson", "audit.jsonl")
            : Results.Stream(stream => AuditExport.WriteCsvAsync(rows, stream, cancellationToken), "text/csv; charset=utf-8", "audit.csv");
    }

    private static async Task<IResult> EvidenceAsync(long id, EvidenceBundles bundles, HttpContext context, CancellationToken cancellationToken)
    {
        var bundle = await bundles.TakeAsync(new FindingId(id), ApiCommand.CallerOf(context), cancellationToken);
        return bundle.Result.IsAccepted ? Results.File(bundle.Content, "application/zip", bundle.Name) : ApiProblems.From(bundle.Result);
    }

    private static AuditFilter Filter(string? bucket, string? who, FindingEventKind? kind, DateTime? fromUtc, DateTime? toUtc) => new()
    {
        Bucket = string.IsNullOrWhiteSpace(bucket) ? null : bucket.Trim(),
        Who = string.IsNullOrWhiteSpace(who) ? null : who.Trim(),
        Kind = kind,
        FromUtc = fromUtc?.ToUniversalTime(),
        ToUtc = toUtc?.ToUniversalTime(),
    };

    private static IResult From<T>(AuditAnswer<T> answer) where T : class => answer.Refused is { } refused ? ApiProblems.From(refused) : Results.Ok(answer.Value);
}
