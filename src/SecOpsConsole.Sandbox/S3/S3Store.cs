using System.Collections.Concurrent;
using SecOpsConsole.Sandbox.S3.Accounts;
using SecOpsConsole.Sandbox.State;

namespace SecOpsConsole.Sandbox.S3;

/// <summary>Buckets and objects. Remembers what each bucket was before its last change, for stale reads.</summary>
internal sealed class S3Store
{
    private readonly StateSection<BucketRecord> buckets;
    private readonly StateSection<ObjectRecord> objects;
    private readonly ConcurrentDictionary<string, BucketRecord> previous = new(StringComparer.Ordinal);
    private readonly string blobs;

    public S3Store(SandboxState state, string dataDirectory)
    {
        buckets = state.Section<BucketRecord>("s3/buckets");
        objects = state.Section<ObjectRecord>("s3/objects");
        Accounts = new AccountBlocks(state);
        blobs = Path.Combine(dataDirectory, "objects");
        Directory.CreateDirectory(blobs);
    }

    /// <summary>Block Public Access of whole accounts.</summary>
    public AccountBlocks Accounts { get; }

    public BucketRecord? Find(string bucket) => buckets.Find(bucket);

    /// <summary>The bucket before its last change, or as it is when it never changed.</summary>
    public BucketRecord? FindStale(string bucket) => previous.GetValueOrDefault(bucket) ?? Find(bucket);

    public IReadOnlyList<BucketRecord> All() => [.. buckets.All().OrderBy(bucket => bucket.Name, StringComparer.Ordinal)];

    /// <summary>Creates or replaces a bucket.</summary>
    public void Put(BucketRecord bucket)
    {
        if (buckets.Find(bucket.Name) is { } before)
        {
            previous[bucket.Name] = before;
        }

        buckets.Set(bucket.Name, bucket);
    }

    /// <summary>Creates a bucket unless the name is taken; returns the bucket that has it.</summary>
    public BucketRecord Claim(BucketRecord bucket) => buckets.Update(bucket.Name, existing => existing ?? bucket)!;

    /// <summary>Changes a bucket as one step; a bucket that is gone stays gone.</summary>
    public void Change(string bucket, Func<BucketRecord, BucketRecord> change) => buckets.Update(bucket, before =>
    {
        if (before is null)
        {
            return null;
        }

        previous[bucket] = before;
        return change(before);
    });

    public void Remove(string bucket)
    {
        previous.TryRemove(bucket, out _);
        buckets.Remove(bucket);
    }

    public ObjectRecord? FindObject(string bucket, string key) => objects.Find(ObjectKey(bucket, key));

    /// <summary>The objects of a bucket in S3's order: by the bytes of their UTF-8 keys.</summary>
    public IReadOnlyList<ObjectRecord> Objects(string bucket) =>
        [.. objects.All().Where(item => item.Bucket == bucket).OrderBy(item => item.Key, StringComparer.Ordinal)];

    public void PutObject(ObjectRecord item, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(blobs, item.Blob), content);
        var replaced = FindObject(item.Bucket, item.Key);
        objects.Set(ObjectKey(item.Bucket, item.Key), item);
        DeleteBlob(replaced);
    }

    public byte[] ReadObject(ObjectRecord item) => File.ReadAllBytes(Path.Combine(blobs, item.Blob));

    public void RemoveObject(string bucket, string key)
    {
        var item = FindObject(bucket, key);
        objects.Remove(ObjectKey(bucket, key));
        DeleteBlob(item);
    }

    public void DropObjects()
    {
        previous.Clear();
        Accounts.DropStale();
        Directory.Delete(blobs, recursive: true);
        Directory.CreateDirectory(blobs);
    }

    private static string ObjectKey(string bucket, string key) => bucket + "/" + key;

    private void DeleteBlob(ObjectRecord? item)
    {
        if (item is not null)
        {
            File.Delete(Path.Combine(blobs, item.Blob));
        }
    }
}
