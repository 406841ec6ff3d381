using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.FourEyes;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>For which decisions about a bucket a second person is needed.</summary>
/// <param name="Approve">To approve a change.</param>
/// <param name="Exception">To grant or extend an exception, or to mark a false positive.</param>
/// <param name="Automatic">To switch automatic mode on.</param>
/// <param name="IsOwn">The bucket has a rule of its own; else the configuration says it.</param>
/// <param name="SetBy">Who set the rule.</param>
/// <param name="SetUtc">When.</param>
public sealed record FourEyesResponse(bool Approve, bool Exception, bool Automatic, bool IsOwn, string? SetBy, DateTime? SetUtc)
{
    internal static FourEyesResponse From(Bucket bucket, FourEyesOptions options)
    {
        var rule = options.For(bucket);
        return new FourEyesResponse(rule.Approve, rule.Exception, rule.Automatic, bucket.FourEyes is not null, bucket.FourEyesSetBy, bucket.FourEyesSetUtc);
    }
}
