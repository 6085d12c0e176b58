using System.Globalization;

namespace ClusterProvisioning.Lab.Nodes;

/// <summary>The users and groups of an image by name: their numbers differ from image to image and from the host's.</summary>
internal sealed class ImageUsers
{
    private readonly string _tree;
    private readonly Dictionary<string, uint> _users;
    private readonly Dictionary<string, uint> _groups;

    /// <summary>Reads those of a file tree.</summary>
    public ImageUsers(string tree)
    {
        _tree = tree;
        _users = Read(Path.Combine(tree, "etc/passwd"));
        _groups = Read(Path.Combine(tree, "etc/group"));
    }

    /// <summary>A user's number.</summary>
    public uint User(string name) => Find(_users, name, "user");

    /// <summary>A group's number.</summary>
    public uint Group(string name) => Find(_groups, name, "group");

    private uint Find(Dictionary<string, uint> known, string name, string kind) =>
        known.TryGetValue(name, out var id) ? id : throw new LabException($"The image {_tree} has no {kind} '{name}' that a bundle names; "
            + "add its package to the recipe.");

    private static Dictionary<string, uint> Read(string file) =>
        File.ReadLines(file).Select(line => line.Split(':')).ToDictionary(fields => fields[0], fields => uint.Parse(fields[2], CultureInfo.InvariantCulture));
}
