using System.Text.Json;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>A policy that nobody has put yet, to be judged. Nothing is written anywhere.</summary>
/// <param name="Policy">The policy: an object, or a string that holds one. In a string its lines are kept, so that the answer can name them.</param>
/// <param name="BucketAccount">Who owns the bucket: twelve digits. May be left out when the bucket is one that the console knows.</param>
/// <param name="Bucket">The bucket that the policy is meant for.</param>
/// <param name="Against">What to compare the access with: <c>live</c> (the default when the bucket is known) or another policy as text.</param>
public sealed record PolicyCheckRequest(JsonElement Policy, string? BucketAccount = null, string? Bucket = null, string? Against = null);
