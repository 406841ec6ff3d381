using SecOpsConsole.Core.FourEyes;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>For which decisions a second person is needed; all three are said.</summary>
/// <param name="Approve">To approve a change.</param>
/// <param name="Exception">To grant or extend an exception, or to mark a false positive.</param>
/// <param name="Automatic">To switch automatic mode on.</param>
public sealed record FourEyesRuleRequest(bool Approve, bool Exception, bool Automatic)
{
    internal EyesRule ToRule() => new(Approve, Exception, Automatic);
}
