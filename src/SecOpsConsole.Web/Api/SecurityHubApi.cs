using Microsoft.AspNetCore.WebUtilities;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.SecurityHub.Asff;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Web.Api;

/// <summary>Security Hub: the console's own findings in its format, and what was noted there.</summary>
internal static class SecurityHubApi
{
    private const string AsffPath = "/api/v1/findings/asff";
    private const int LongestPlace = 32;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/findings/asff", AsffAsync).WithTags("Findings").WithName("exportFindingsAsff")
            .WithSummary("The console's own findings in the AWS Security Finding Format: an array as BatchImportFindings takes it, at most 100; the header Link names the next page")
            .Produces<IReadOnlyList<AsffFinding>>().ProducesProblem(400);
        api.MapGet("/security-hub/notes", NotesAsync).WithTags("Security Hub").WithName("listSecurityHubNotes")
            .WithSummary("What was noted in Security Hub, could not be, or waits; newest first")
            .Produces<Page<HubNoteRow>>().ProducesProblem(400);
    }

    private static async Task<IResult> AsffAsync(
        AsffQueries queries, HttpContext context, string? accountId, string? region, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > AsffQueries.LargestPage)
        {
            return ApiProblems.Invalid($"The limit must be 1 to {AsffQueries.LargestPage}: BatchImportFindings takes no more in one call.");
        }
        if (accountId?.Length > LongestPlace || region?.Length > LongestPlace)
        {
            return ApiProblems.Invalid("An account has twelve digits, and a Region a short name such as eu-west-1.");
        }
        if (ApiPage.Refuse(null, cursor) is { } refused)
        {
            return refused;
        }
        var (account, place, size) = (Set(accountId), Set(region), limit ?? AsffQueries.LargestPage);
        var page = await queries.ListAsync(account, place, cursor, size, cancellationToken);
        if (page.NextCursor is { } next)
        {
            var query = new Dictionary<string, string?> { ["accountId"] = account, ["region"] = place, ["cursor"] = next, ["limit"] = $"{size}" };
            context.Response.Headers.Link = $"<{QueryHelpers.AddQueryString(AsffPath, query.Where(part => part.Value is not null))}>; rel=\"next\"";
        }
        return Results.Ok(page.Items);
    }

    private static async Task<IResult> NotesAsync(HubNoteQueries queries, bool? failed, string? cursor, int? limit, CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? Results.Ok(await queries.ListAsync(failed ?? false, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));

    private static string? Set(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
