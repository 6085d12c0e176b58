using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Tests.Bindings
{
    [TestResourceType("test:core/thing:Thing")]
    public partial class Thing : global::Pulumi.CustomResource
    {
        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("description")]
        public Output<string?> Description { get; private set; } = null!;

        [Output("endpoint")]
        public Output<Outputs.Endpoint> Endpoint { get; private set; } = null!;

        [Output("endpoints")]
        public Output<ImmutableArray<Outputs.Endpoint>> Endpoints { get; private set; } = null!;

        [Output("enabled")]
        public Output<bool> Enabled { get; private set; } = null!;

        [Output("labels")]
        public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

        [Output("maybePort")]
        public Output<int?> MaybePort { get; private set; } = null!;

        [Output("mode")]
        public Output<Mode> Mode { get; private set; } = null!;

        /// <summary>Called `bucket` on the wire; the generator renames it.</summary>
        [Output("bucket")]
        public Output<string> BucketName { get; private set; } = null!;

        [Output("names")]
        public Output<ImmutableArray<string>> Names { get; private set; } = null!;

        [Output("password")]
        public Output<string> Password { get; private set; } = null!;

        [Output("port")]
        public Output<int> Port { get; private set; } = null!;

        [Output("ratio")]
        public Output<double> Ratio { get; private set; } = null!;

        [Output("value")]
        public Output<Union<string, int>> Value { get; private set; } = null!;

        public Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
            : base("test:core/thing:Thing", name, args ?? new ThingArgs(), MakeResourceOptions(options, ""))
        {
        }

        private Thing(string name, Input<string> id, CustomResourceOptions? options = null)
            : base("test:core/thing:Thing", name, null, MakeResourceOptions(options, id))
        {
        }

        private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
        {
            var defaultOptions = new CustomResourceOptions
            {
                Version = Utilities.Version,
                AdditionalSecretOutputs =
                {
                    "password",
                },
            };
            var merged = CustomResourceOptions.Merge(defaultOptions, options);
            // Override the ID if one was specified for consistency with other language SDKs.
            merged.Id = id ?? merged.Id;
            return merged;
        }

        public static Thing Get(string name, Input<string> id, CustomResourceOptions? options = null)
        {
            return new Thing(name, id, options);
        }
    }

    public sealed class ThingArgs : global::Pulumi.ResourceArgs
    {
        [Input("blob")]
        public Input<AssetOrArchive>? Blob { get; set; }

        [Input("count")]
        public Input<int>? Count { get; set; }

        [Input("document")]
        public InputJson? Document { get; set; }

        [Input("enabled")]
        public Input<bool>? Enabled { get; set; }

        [Input("items")]
        private InputList<string>? _items;
        public InputList<string> Items
        {
            get => _items ?? (_items = new InputList<string>());
            set => _items = value;
        }

        [Input("level")]
        public Input<Level>? Level { get; set; }

        [Input("mixed")]
        private InputList<Union<string, int>>? _mixed;
        public InputList<Union<string, int>> Mixed
        {
            get => _mixed ?? (_mixed = new InputList<Union<string, int>>());
            set => _mixed = value;
        }

        [Input("mode")]
        public InputUnion<string, Mode>? Mode { get; set; }

        [Input("password")]
        private Input<string>? _password;
        public Input<string>? Password
        {
            get => _password;
            set
            {
                var emptySecret = Output.CreateSecret(0);
                _password = Output.Tuple<Input<string>?, int>(value, emptySecret).Apply(t => t.Item1);
            }
        }

        [Input("ratio")]
        public Input<double>? Ratio { get; set; }

        [Input("rule")]
        public Input<Inputs.RuleArgs>? Rule { get; set; }

        [Input("rules")]
        private InputList<Inputs.RuleArgs>? _rules;
        public InputList<Inputs.RuleArgs> Rules
        {
            get => _rules ?? (_rules = new InputList<Inputs.RuleArgs>());
            set => _rules = value;
        }

        [Input("secretItems")]
        private InputList<string>? _secretItems;
        public InputList<string> SecretItems
        {
            get => _secretItems ?? (_secretItems = new InputList<string>());
            set
            {
                var emptySecret = Output.CreateSecret(ImmutableArray.Create<string>());
                _secretItems = Output.All(value, emptySecret).Apply(v => v[0]);
            }
        }

        [Input("shape")]
        public Input<Inputs.ShapeArgs>? Shape { get; set; }

        [Input("strictMode")]
        public Input<Mode>? StrictMode { get; set; }

        [Input("stringData")]
        private InputMap<string>? _stringData;
        public InputMap<string> StringData
        {
            get => _stringData ?? (_stringData = new InputMap<string>());
            set
            {
                var emptySecret = Output.CreateSecret(ImmutableDictionary.Create<string, string>());
                _stringData = Output.All(value, emptySecret).Apply(v => v[0]);
            }
        }

        [Input("tags")]
        private InputMap<string>? _tags;
        public InputMap<string> Tags
        {
            get => _tags ?? (_tags = new InputMap<string>());
            set => _tags = value;
        }

        [Input("text")]
        public Input<string>? Text { get; set; }

        [Input("values")]
        private InputMap<object>? _values;
        public InputMap<object> Values
        {
            get => _values ?? (_values = new InputMap<object>());
            set => _values = value;
        }

        public ThingArgs()
        {
        }
        public static new ThingArgs Empty => new ThingArgs();
    }
}
