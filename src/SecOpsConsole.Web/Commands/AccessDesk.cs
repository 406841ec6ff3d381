using System.Globalization;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Commands;

/// <summary>Carries out the verbs about people and tokens, in the server or on the opened store.</summary>
internal static class AccessDesk
{
    public static async Task<AccessAnswer> AskAsync(IServiceProvider services, AccessRequest request, CancellationToken cancellationToken)
    {
        var access = services.GetRequiredService<OperatorAccess>();
        var target = request.Target ?? new AccessTarget(null, null);
        return request.Verb switch
        {
            AccessVerb.ListPeople => People(await services.GetRequiredService<PeopleRegister>().ListAsync(cancellationToken)),
            AccessVerb.SetRole => Of(await access.SetRoleAsync(target, request.Role ?? (Role)(-1), cancellationToken)),
            AccessVerb.EndPerson => Of(await access.EndAsync(target, cancellationToken)),
            AccessVerb.ListTokens => Tokens(await services.GetRequiredService<ApiTokens>().ListAsync(cancellationToken)),
            AccessVerb.RevokeToken => Of(await access.RevokeTokenAsync(target, cancellationToken)),
        };
    }

    private static AccessAnswer Of(DeskResult result) => new(result.IsAccepted, [VisibleText.Line(result.Message)]);

    private static AccessAnswer People(List<PersonRow> rows) => new(true,
    [
        Row("id", "name", "role", "added", "access"),
        .. rows.Select(row => Row($"{row.Id}", row.Name, $"{row.Role}", Day(row.CreatedUtc), row.DisabledUtc is { } ended ? $"ended {Day(ended)}" : "active")),
    ]);

    private static AccessAnswer Tokens(List<ApiTokenRow> rows) => new(true,
    [
        Row("id", "name", "role", "made", "made by", "last used", "state"),
        .. rows.Select(row => Row(
            $"{row.Id}", row.Name, $"{row.Role}", Day(row.CreatedUtc), row.CreatedBy ?? "operator, or not recorded",
            row.LastUsedUtc is { } used ? Day(used) : "never", row.RevokedUtc is { } revoked ? $"revoked {Day(revoked)}" : "active")),
    ]);

    private static string Row(params string[] cells) => string.Join('\t', cells.Select(VisibleText.Line));

    private static string Day(DateTime instantUtc) => instantUtc.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
