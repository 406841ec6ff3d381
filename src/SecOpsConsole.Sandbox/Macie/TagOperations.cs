using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>ListTagsForResource, TagResource, UntagResource, by the ARN in the path.</summary>
internal sealed class TagOperations(MacieStore store)
{
    public AwsResponse List(MacieCall call) => Change(call, tags => tags) is { } tags
        ? MacieCall.Answer(new JsonObject { ["tags"] = MacieJson.Tags(tags) })
        : MacieErrors.NotFound;

    public AwsResponse Add(MacieCall call)
    {
        call.Input.RequiredStructure("tags");
        var added = call.Tags();
        return call.Input.Error is { } error ? error
            : Change(call, tags => new Dictionary<string, string>([.. tags.Where(tag => !added.ContainsKey(tag.Key)), .. added])) is null ? MacieErrors.NotFound
            : AwsResponse.Empty(204);
    }

    /// <summary>The sandbox reads one tagKeys parameter, the last, as its front keeps one value for a name.</summary>
    public AwsResponse Remove(MacieCall call)
    {
        var name = call.Input.RequiredText("tagKeys", 128);
        return call.Input.Error is { } error ? error
            : Change(call, tags => tags.Where(tag => tag.Key != name).ToDictionary()) is null ? MacieErrors.NotFound
            : AwsResponse.Empty(204);
    }

    private IReadOnlyDictionary<string, string>? Change(
        MacieCall call, Func<IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> change)
    {
        var key = call.KeyOf(call.Id[(call.Id.LastIndexOf('/') + 1)..]);
        return Put(store.CustomIdentifiers, key, item => item with { Tags = change(item.Tags) })?.Tags
            ?? Put(store.AllowLists, key, item => item with { Tags = change(item.Tags) })?.Tags
            ?? Put(store.Filters, key, item => item with { Tags = change(item.Tags) })?.Tags
            ?? Put(store.Jobs, key, item => item with { Tags = change(item.Tags) })?.Tags;
    }

    private static T? Put<T>(StateSection<T> section, string key, Func<T, T> change)
        where T : class => section.Find(key) is null ? null : section.Update(key, before => before is null ? null : change(before));
}
