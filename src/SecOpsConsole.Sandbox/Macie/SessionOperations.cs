using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>GetMacieSession, EnableMacie, UpdateMacieSession, DisableMacie.</summary>
internal sealed class SessionOperations(MacieStore store)
{
    private static readonly string[] Frequencies = ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"];

    public AwsResponse Get(MacieCall call) => store.Sessions.Find(call.Key) is { } session
        ? MacieCall.Answer(new JsonObject
        {
            ["createdAt"] = JsonTime.IsoMilliseconds(session.CreatedUtc),
            ["findingPublishingFrequency"] = session.FindingPublishingFrequency,
            ["serviceRole"] = MacieRole.ArnIn(session.AccountId),
            ["status"] = session.Status,
            ["updatedAt"] = JsonTime.IsoMilliseconds(session.UpdatedUtc),
        })
        : MacieErrors.NotEnabled;

    public AwsResponse Enable(MacieCall call)
    {
        var frequency = call.Input.OneOf("findingPublishingFrequency", Frequencies);
        var status = call.Input.OneOf("status", MacieSession.Enabled, MacieSession.Paused);
        if (call.Input.Error is { } error)
        {
            return error;
        }

        var mine = new MacieSession
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Status = status ?? MacieSession.Enabled,
            FindingPublishingFrequency = frequency ?? Frequencies[0],
            CreatedUtc = call.NowUtc,
            UpdatedUtc = call.NowUtc,
        };
        return ReferenceEquals(store.Sessions.Update(call.Key, before => before ?? mine), mine) ? MacieCall.Done() : MacieErrors.AlreadyEnabled;
    }

    public AwsResponse Update(MacieCall call)
    {
        var frequency = call.Input.OneOf("findingPublishingFrequency", Frequencies);
        var status = call.Input.OneOf("status", MacieSession.Enabled, MacieSession.Paused);
        if (call.Input.Error is { } error)
        {
            return error;
        }

        store.Sessions.Update(call.Key, before => before is null ? null : before with
        {
            Status = status ?? before.Status,
            FindingPublishingFrequency = frequency ?? before.FindingPublishingFrequency,
            UpdatedUtc = call.NowUtc,
        });
        return MacieCall.Done();
    }

    public AwsResponse Disable(MacieCall call)
    {
        store.Forget(call.AccountId, call.Region);
        return MacieCall.Done();
    }
}
