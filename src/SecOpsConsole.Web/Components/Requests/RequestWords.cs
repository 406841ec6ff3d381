using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Requests;

/// <summary>Requests in pictures and words.</summary>
public static class RequestWords
{
    public static Look Of(RequestState state) => state switch
    {
        RequestState.Pending => new(IconName.Clock, "Waiting", "wait"),
        RequestState.Granted => new(IconName.Tick, "Granted", "good"),
        RequestState.Refused => new(IconName.Close, "Refused", "bad"),
        RequestState.Withdrawn => new(IconName.Undo, "Withdrawn", "plain"),
        RequestState.Expired => new(IconName.Clock, "Expired", "plain"),
        RequestState.Overtaken => new(IconName.ArrowRight, "Overtaken", "plain"),
    };

    /// <summary>The confirming button: what granting does.</summary>
    public static string Grant(RequestKind kind) => kind switch
    {
        RequestKind.Approve => "Grant: approve change",
        RequestKind.Exception => "Grant the exception",
        RequestKind.Extension => "Grant the extension",
        RequestKind.FalsePositive => "Grant: false positive",
        RequestKind.Automatic => "Grant: automatic mode on",
        RequestKind.Quarantine => "Grant the quarantine",
    };
}
